// What happens around sending a form: it goes out once however often the button is pressed, and a lost
// connection or an expired login is noticed before, not after, so that nothing typed is lost.

import { loginInPlace } from "./login-in-place.js";
import { isLoggedIn, minutesSinceContact, noteContact } from "./session.js";
import { takeBack, toast } from "./toasts.js";

const SILENCE = 5; // minutes without an answer after which the login is checked first
const OFFLINE = "现在没有网络，还没有送出。填写的内容都在，连上网后再按一次。";

const checked = new WeakSet();
const sending = new WeakSet();

// By its attribute: `form.method` is the field of that name on forms that have one. htmx sends a form
// that is submitted, unless it is told to do so at other moments.
function isOurs(form) {
  return form.matches('[method="post"]:not([hx-post]:not([hx-trigger]), [data-logout])');
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

/** Nobody else hears of a form that does not go out: its draft and its warning stay alive. */
function hold(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

async function sendWhenLoggedIn(form, submitter) {
  const isIn = await isLoggedIn();
  if (isIn === null) return toast(OFFLINE, "error");
  if (!isIn && !(await loginInPlace())) return undefined;
  noteContact();
  checked.add(form);
  if (form.requestSubmit) return form.requestSubmit(submitter ?? undefined);
  return submitter?.click();
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!isOurs(form)) return;
    if (sending.has(form)) {
      hold(event);
    } else if (!navigator.onLine) {
      hold(event);
      toast(OFFLINE, "error");
    } else if (document.body.dataset.user && !checked.has(form) && minutesSinceContact() > SILENCE) {
      hold(event);
      sendWhenLoggedIn(form, event.submitter);
    }
  },
  { capture: true },
);

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && isOurs(event.target)) busy(event.target, event.submitter);
});

window.addEventListener("online", () => takeBack(OFFLINE));

// The same for forms that htmx sends. A preview of what is typed is no sending: the button stays.
function isSentByHtmx({ elt, verb, triggeringEvent }) {
  return verb !== "get" && elt.matches("form") && triggeringEvent?.type === "submit";
}

document.addEventListener("htmx:beforeRequest", ({ detail: { requestConfig } }) => {
  if (isSentByHtmx(requestConfig)) busy(requestConfig.elt, requestConfig.triggeringEvent.submitter);
});
document.addEventListener("htmx:afterRequest", ({ detail: { requestConfig } }) => {
  const { elt } = requestConfig;
  if (isSentByHtmx(requestConfig) && elt.isConnected) setTimeout(() => ready(elt));
});

// Back from the next page by the browser's button: the form is there again and may be sent again.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) [...document.forms].forEach(ready);
});
