// What happens around sending a form: it goes out once however often the button is pressed, and an
// expired login is noticed before, not after, so that nothing typed is lost. After an answer with
// errors the first wrong field has the focus.

import { enhance } from "./enhance.js";
import { loginInPlace } from "./login-in-place.js";
import { isLoggedIn, minutesSinceContact, noteContact } from "./session.js";

const SILENCE = 5; // minutes without an answer after which the login is checked first

const checked = new WeakSet();
const sending = new WeakSet();

function isOurs(form) {
  return form.method === "post" && !form.hasAttribute("hx-post") && !form.hasAttribute("data-logout");
}

function busy(form, submitter) {
  const button = submitter ?? form.querySelector('[type="submit"]');
  sending.add(form);
  // After the browser has read the form: a disabled button would not be sent.
  setTimeout(() => {
    form.querySelectorAll('[type="submit"]').forEach((other) => {
      other.disabled = true;
    });
    if (!button?.dataset.busy) return;
    button.dataset.label = button.textContent;
    button.textContent = button.dataset.busy;
  });
}

function ready(form) {
  sending.delete(form);
  checked.delete(form);
  form.querySelectorAll('[type="submit"]').forEach((button) => {
    button.disabled = false;
    if (button.dataset.label) button.textContent = button.dataset.label;
  });
}

async function sendWhenLoggedIn(form, submitter) {
  if (!(await isLoggedIn()) && !(await loginInPlace())) return;
  noteContact();
  checked.add(form);
  if (form.requestSubmit) form.requestSubmit(submitter ?? undefined);
  else submitter?.click();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isOurs(form)) return;
  if (sending.has(form)) {
    event.preventDefault();
  } else if (document.body.dataset.user && !checked.has(form) && minutesSinceContact() > SILENCE) {
    event.preventDefault();
    sendWhenLoggedIn(form, event.submitter);
  } else {
    busy(form, event.submitter);
  }
});

// The same for forms that htmx sends.
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const { elt, verb } = detail.requestConfig;
  if (verb !== "get" && elt.matches("form")) busy(elt, detail.requestConfig.triggeringEvent?.submitter);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const { elt, verb } = detail.requestConfig;
  if (verb !== "get" && elt.matches("form") && elt.isConnected) setTimeout(() => ready(elt));
});

// Back from the next page by the browser's button: the form is there again and may be sent again.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) [...document.forms].forEach(ready);
});

enhance("form", (form) => {
  form.querySelector(".is-invalid, .has-error input")?.focus({ preventScroll: false });
});
