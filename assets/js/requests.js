// fetch() as our pages need it: JSON, the CSRF token, and logging in again in place when the session
// has expired, after which the request is sent once more.

import { csrfToken } from "./csrf.js";
import { loginInPlace } from "./login-in-place.js";
import { isLoginRequired, noteContact } from "./session.js";

export class LoggedOutError extends Error {}

async function attempt(url, { method, body, signal, keepalive }) {
  const answer = await fetch(url, {
    method,
    signal,
    keepalive,
    credentials: "same-origin",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
      "X-CSRFToken": csrfToken(),
      "X-Requested-With": "XMLHttpRequest",
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const header = (name) => answer.headers.get(name);
  const isOut = isLoginRequired({ status: answer.status, url: answer.url, header });
  if (!isOut) noteContact();
  return { answer, isOut };
}

/** Send JSON. Throws LoggedOutError when the person did not log in again. */
export async function sendJson(url, options) {
  const first = await attempt(url, options);
  if (!first.isOut) return first.answer;
  if (options.keepalive || !(await loginInPlace())) throw new LoggedOutError();
  const second = await attempt(url, options);
  if (second.isOut) throw new LoggedOutError();
  return second.answer;
}
