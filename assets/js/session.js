// Knows whether the login has expired: from an answer, or by asking.

let lastContact = Date.now();

/** Every answer of the server shows that the session was alive then. */
export function noteContact() {
  lastContact = Date.now();
}

/** How long the server has not been heard of, in minutes. */
export function minutesSinceContact() {
  return (Date.now() - lastContact) / 60_000;
}

function loginPath() {
  const url = document.getElementById("login-dialog")?.dataset.loginUrl;
  return url ? new URL(url, location.href).pathname : "/accounts/login/";
}

/** Tell whether an answer (fetch or XMLHttpRequest) says: log in first. */
export function isLoginRequired({ status, url, header }) {
  if (status === 401) return header("X-Login-Required") !== "0";
  return Boolean(url) && new URL(url, location.href).pathname === loginPath();
}

/** Ask the server whether the login still holds: true or false; null where no answer comes. */
export async function isLoggedIn() {
  const url = document.getElementById("login-dialog")?.dataset.checkUrl;
  if (!url) return true;
  try {
    const answer = await fetch(url, { redirect: "manual", credentials: "same-origin", cache: "no-store" });
    return answer.ok;
  } catch {
    return null;
  }
}
