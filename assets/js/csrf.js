// Keeps the CSRF token right. It changes with every login, also with one in another tab; a form that
// was opened before would then be refused and lose what was typed.

const COOKIE = /(?:^|;\s*)(?:__Host-|__Secure-)?csrftoken=([^;]+)/;
const INPUTS = 'input[name="csrfmiddlewaretoken"]';

const meta = () => document.querySelector('meta[name="csrf-token"]');

/** The token of this moment: the cookie's where scripts may read it, else the page's. */
export function csrfToken() {
  const cookie = COOKIE.exec(document.cookie);
  return cookie ? decodeURIComponent(cookie[1]) : (meta()?.content ?? "");
}

/** Take over the token that a new login brought. */
export function setCsrfToken(token) {
  if (meta()) meta().content = token;
  document.querySelectorAll(INPUTS).forEach((input) => {
    input.value = token;
  });
}

document.addEventListener(
  "submit",
  ({ target }) => {
    const token = COOKIE.exec(document.cookie)?.[1];
    if (!token || new URL(target.action, location.href).origin !== location.origin) return;
    target.querySelectorAll(INPUTS).forEach((input) => {
      input.value = decodeURIComponent(token);
    });
  },
  true,
);
