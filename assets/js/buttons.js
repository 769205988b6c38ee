// Small buttons that only work with script, and are therefore hidden until there is one.

import { enhance } from "./enhance.js";
import { toast } from "./toasts.js";

function reveal(selector, onClick) {
  enhance(selector, (button) => {
    button.hidden = false;
    button.addEventListener("click", (event) => onClick(button, event));
  });
}

reveal("[data-print]", () => window.print());

reveal("[data-notice-close]", (button) => button.closest("[data-notice]").remove());

reveal("[data-copy]", async ({ dataset }) => {
  const text = document.getElementById(dataset.copy).textContent.trim().replace(/\s*\n\s*/g, "\n");
  try {
    await navigator.clipboard.writeText(text);
    toast("已复制。");
  } catch {
    toast("浏览器不允许复制，请手工抄写或下载。", "error");
  }
});

reveal("[data-show-password]", (button) => {
  const input = document.getElementById(button.dataset.showPassword);
  const isShown = input.type === "text";
  input.type = isShown ? "password" : "text";
  button.textContent = isShown ? "显示" : "隐藏";
  button.setAttribute("aria-pressed", String(!isShown));
});

enhance("[data-back]", (button) => {
  if (history.length < 2) return;
  button.hidden = false;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    history.back();
  });
});

enhance("[data-dialog-close]", (button) => {
  button.addEventListener("click", () => button.closest("dialog").close());
});

enhance("[data-dialog-open]", (button) => {
  button.addEventListener("click", () => document.getElementById(button.dataset.dialogOpen).showModal());
});
