// The search field of the bar: "/" goes there, what it finds opens below it, ↓ goes into the list,
// Esc closes it. Without script the field leads to the page of results.

import { enhance } from "./enhance.js";

const TYPING = "input, textarea, select, [contenteditable]";

enhance("form[data-find]", (form) => {
  const field = form.querySelector("input[type=search]");
  const results = form.querySelector("[data-find-results]");
  const links = () => [...results.querySelectorAll("a")];
  const close = () => {
    results.hidden = true;
  };
  const open = () => {
    results.hidden = field.value.trim() === "" || results.childElementCount === 0;
  };

  document.addEventListener("keydown", (event) => {
    const free = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (event.key !== "/" || !free || event.target.closest(TYPING)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      field.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const all = links();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = all.indexOf(document.activeElement) + step;
      if (results.hidden || all.length === 0) return;
      event.preventDefault();
      if (next < 0) field.focus();
      else all[Math.min(next, all.length - 1)].focus();
    }
  });
  field.addEventListener("focus", open);
  field.addEventListener("input", () => {
    if (field.value.trim() === "") close();
  });
  form.addEventListener("htmx:afterSwap", open);
});
