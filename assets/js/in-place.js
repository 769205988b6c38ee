// The two ends of logging in again in place that live inside the frame: leaving out what is around
// the card, and telling the page outside who has logged in.

import { enhance } from "./enhance.js";

const isFramed = window.parent !== window;

if (isFramed) document.documentElement.classList.add("in-frame");

enhance("[data-in-place]", ({ dataset }) => {
  if (!isFramed) return;
  const message = { type: "linli:logged-in", user: dataset.user, csrf: dataset.csrf };
  window.parent.postMessage(message, location.origin);
});
