// The browser's own widgets in our words, whatever language the browser is in: dates and times read
// 2026-11-20 and 09:00 while nobody types in them, a file field has a Chinese button, and a date that
// is only half typed, or a number that is none, is asked about instead of being lost. The elements
// stay what they are; without script they look as the browser draws them.

import { enhance } from "./enhance.js";

const EMPTY = { date: "年-月-日", time: "时:分", "datetime-local": "年-月-日 时:分" };
const UNREADABLE = {
  date: "日期没有填完整，请补上或清空。",
  time: "时间没有填完整，请补上或清空。",
  "datetime-local": "日期和时间没有填完整，请补上或清空。",
  number: "请填写数字，或清空。",
};
const NO_FILE = "还没有选择";
const MEGABYTE = 1024 * 1024;

function wrap(element, className) {
  const frame = document.createElement("span");
  frame.className = className;
  element.replaceWith(frame);
  frame.append(element);
  return frame;
}

function span(className) {
  const element = document.createElement("span");
  element.className = className;
  element.setAttribute("aria-hidden", "true");
  return element;
}

enhance('input[type="date"], input[type="time"], input[type="datetime-local"]', (input) => {
  const words = span("worded-text");
  const show = () => {
    words.textContent = input.value.replace("T", " ") || EMPTY[input.type];
    words.classList.toggle("is-empty", !input.value);
    words.hidden = input.validity.badInput;
    input.parentElement.classList.toggle("is-raw", input.validity.badInput);
  };
  wrap(input, "worded").append(words);
  for (const name of ["input", "change", "blur"]) input.addEventListener(name, show);
  for (const name of ["draft:restored", "reset"]) input.form?.addEventListener(name, () => setTimeout(show));
  show();
});

const sizeOf = ({ size }) => (size < MEGABYTE ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / MEGABYTE).toFixed(1)} MB`);

enhance('input[type="file"]', (input) => {
  const button = span("btn file-pick-button");
  const names = span("file-pick-names");
  const show = () => {
    const files = [...input.files];
    button.textContent = files.length ? "重新选择" : (input.dataset.pick ?? "选择文件");
    names.textContent = files.map((file) => `${file.name}（${sizeOf(file)}）`).join("、") || NO_FILE;
  };
  wrap(input, "file-pick").append(button, names);
  input.addEventListener("change", show);
  input.form?.addEventListener("reset", () => setTimeout(show));
  show();
});

// What is pasted is never cut off in silence: the server says by how much it is too long.
enhance("textarea[maxlength]", (area) => area.removeAttribute("maxlength"));

// Our sentences come from the server; the browser's own would be in the browser's language.
enhance("form", (form) => {
  form.noValidate = true;
});

document.addEventListener(
  "submit",
  (event) => {
    const unreadable = [...event.target.elements].find((element) => UNREADABLE[element.type] && element.validity.badInput);
    if (!unreadable) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    unreadable.setCustomValidity(UNREADABLE[unreadable.type]);
    unreadable.addEventListener("input", () => unreadable.setCustomValidity(""), { once: true });
    unreadable.reportValidity();
  },
  { capture: true },
);
