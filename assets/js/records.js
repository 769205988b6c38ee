// The record form: another kind of service brings its usual place and length, unless somebody has
// chosen them already. A length is either chosen or typed, never both. Without script the values that
// the page opened with stay.

import { enhance } from "./enhance.js";

const choose = (form, name, value) => {
  const radios = [...form.querySelectorAll(`input[name="${name}"]`)];
  radios.forEach((radio) => {
    radio.checked = radio.value === String(value);
  });
  return radios.some(({ checked }) => checked);
};

enhance("[data-minutes]", (part) => {
  const other = part.querySelector('input[name="minutes_other"]');
  part.addEventListener("change", ({ target }) => {
    if (target.name === "minutes") other.value = "";
  });
  other.addEventListener("input", () => {
    if (other.value) choose(part, "minutes", "");
  });
});

enhance("[data-record-form]", (form) => {
  const source = document.getElementById("kind-defaults");
  if (!source) return;
  const defaults = JSON.parse(source.textContent);
  const touched = new Set();

  form.addEventListener("change", ({ target }) => {
    if (target.name !== "kind") {
      touched.add(target.name);
      return;
    }
    const { label, method, place, minutes } = defaults[target.value];
    const byKind = form.querySelector('input[name="method"][value=""] + span');
    if (byKind) byKind.textContent = method;
    document.querySelectorAll("[data-kind-label]").forEach((element) => {
      element.textContent = label;
    });
    if (!touched.has("place")) choose(form, "place", place);
    if (touched.has("minutes") || touched.has("minutes_other")) return;
    const other = form.elements.namedItem("minutes_other");
    other.value = choose(form, "minutes", minutes) ? "" : minutes;
  });
});
