// The copy of a draft in this browser, for the time without a connection. It belongs to one person,
// is deleted as soon as the server has it, at logout, and after a week.

const PREFIX = "linli:draft:";
const SUBMITTED = "linli:submitted";
const WEEK = 7 * 24 * 60 * 60 * 1000;

const keyOf = (url) => `${PREFIX}${document.body.dataset.user ?? ""}:${url}`;

// Private windows and full disks refuse to store; the page must go on.
function quietly(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

/** Keep a copy {data, labels, version, at}; tells whether it could be kept. */
export function keepCopy(url, copy) {
  return quietly(() => {
    localStorage.setItem(keyOf(url), JSON.stringify(copy));
    return true;
  });
}

export function readCopy(url) {
  return quietly(() => JSON.parse(localStorage.getItem(keyOf(url))));
}

export function dropCopy(url) {
  quietly(() => localStorage.removeItem(keyOf(url)));
}

function keys() {
  return quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? [];
}

/** Delete every copy of the person who logs out. */
export function dropAll() {
  const mine = keyOf("");
  keys()
    .filter((key) => key.startsWith(mine))
    .forEach((key) => quietly(() => localStorage.removeItem(key)));
}

function dropOld() {
  const limit = Date.now() - WEEK;
  keys().forEach((key) => quietly(() => JSON.parse(localStorage.getItem(key)).at < limit && localStorage.removeItem(key)));
}

/** Remember that this form was sent: the next page tells whether it was accepted. */
export function noteSubmitted(url) {
  quietly(() => sessionStorage.setItem(SUBMITTED, url));
}

/**
 * Settle what was sent before this page. When its form is not here any more it was accepted and its
 * copy goes; when it is here again, the server has shown what was typed, with its errors.
 */
export function settleSubmitted(urlsHere) {
  dropOld();
  const url = quietly(() => sessionStorage.getItem(SUBMITTED));
  if (!url) return null;
  quietly(() => sessionStorage.removeItem(SUBMITTED));
  if (!urlsHere.includes(url)) dropCopy(url);
  return url;
}
