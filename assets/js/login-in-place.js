// Logging in again without leaving the page: a dialog with the login page in a frame. The page at its
// end (templates/accounts/in_place.html) says who logged in; only the same person may go on here.

import { setCsrfToken } from "./csrf.js";
import { noteContact } from "./session.js";
import { toast } from "./toasts.js";

const MESSAGE = "linli:logged-in";

let pending = null;

const dialog = () => document.getElementById("login-dialog");

function openFrame(url) {
  const frame = document.createElement("iframe");
  frame.title = "登录";
  frame.src = url;
  dialog().querySelector("[data-login-frame]").replaceChildren(frame);
  return frame;
}

/** Another person logged in: say so, and offer to log out and in again in the same frame. */
function refuse() {
  const { loginUrl, logoutUrl } = dialog().dataset;
  dialog().querySelector("[data-login-wrong]").hidden = false;
  openFrame(`${logoutUrl}?next=${encodeURIComponent(loginUrl)}`);
}

function isFromFrame(event) {
  const frame = dialog().querySelector("iframe");
  return event.origin === location.origin && event.source === frame?.contentWindow;
}

function listen(finish) {
  const onMessage = (event) => {
    if (!isFromFrame(event) || event.data?.type !== MESSAGE) return;
    if (String(event.data.user) !== document.body.dataset.user) {
      refuse();
      return;
    }
    setCsrfToken(event.data.csrf);
    noteContact();
    finish(true);
  };
  const onClose = () => finish(false);
  window.addEventListener("message", onMessage);
  dialog().addEventListener("close", onClose);
  return () => {
    window.removeEventListener("message", onMessage);
    dialog().removeEventListener("close", onClose);
  };
}

/** Open the dialog. Resolves to true when the same person is in again, to false when it was closed. */
export function loginInPlace() {
  if (pending) return pending;
  if (!dialog()?.showModal || !document.body.dataset.user) {
    toast("登录已到期。请在另一个标签页登录，再回到这一页继续。", "error");
    return Promise.resolve(false);
  }
  pending = new Promise((resolve) => {
    const stop = listen((isIn) => {
      stop();
      pending = null;
      dialog().querySelector("[data-login-frame]").replaceChildren();
      if (dialog().open) dialog().close();
      resolve(isIn);
    });
    dialog().querySelector("[data-login-wrong]").hidden = true;
    openFrame(dialog().dataset.loginUrl);
    dialog().showModal();
  });
  return pending;
}
