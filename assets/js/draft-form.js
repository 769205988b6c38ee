// A form as plain data {field: text or list of texts} and back. Files, passwords and what is marked
// data-no-draft are left out.

import { pickedLabels, restorePicked } from "./picker.js";

const SKIPPED_TYPES = new Set(["file", "password", "submit", "button", "image", "reset"]);

function isKept(element) {
  return (
    element.name &&
    element.name !== "csrfmiddlewaretoken" &&
    !element.disabled &&
    !SKIPPED_TYPES.has(element.type) &&
    !element.hasAttribute("data-no-draft")
  );
}

function keptElements(form) {
  return [...form.elements].filter(isKept);
}

/** Read the form. */
export function readForm(form) {
  const names = new Set(keptElements(form).map(({ name }) => name));
  const values = new FormData(form);
  const data = {};
  for (const name of names) {
    const texts = values.getAll(name).filter((value) => typeof value === "string");
    data[name] = texts.length > 1 ? texts : (texts[0] ?? "");
  }
  return data;
}

/** What the browser's own copy needs besides: the words on the chips. */
export function readLabels(form) {
  return pickedLabels(form);
}

function writeElement(element, texts, position) {
  if (element.type === "checkbox" || element.type === "radio") {
    element.checked = texts.includes(element.value);
  } else if (element.tagName === "SELECT" && element.multiple) {
    [...element.options].forEach((option) => {
      option.selected = texts.includes(option.value);
    });
  } else {
    element.value = texts[position] ?? "";
  }
}

/** Write `data` into the form; fields that it does not name stay as they are. */
export function writeForm(form, data, labels = {}) {
  for (const [name, value] of Object.entries(data)) {
    const texts = [].concat(value).filter((text) => text !== "");
    restorePicked(form, name, texts, labels);
    keptElements(form)
      .filter((element) => element.name === name && !element.closest("[data-chip]"))
      .forEach((element, position) => writeElement(element, texts, position));
  }
  form.dispatchEvent(new Event("draft:restored", { bubbles: true }));
}
