// After an answer with errors the first wrong place has the focus: what is to be filled in there, or
// the sentence itself where that is nothing that takes the focus.

import { enhance } from "./enhance.js";

const CONTROL = 'input:not([type="hidden"]), select, textarea, [tabindex="0"]';

function firstWrong(form) {
  const first = form.querySelector(".is-invalid, .has-error, .field-error");
  if (!first || first.matches(CONTROL)) return first;
  const around = first.matches(".field-error") ? first.parentElement : first;
  return around.querySelector(CONTROL) ?? first;
}

enhance("form", (form) => {
  const wrong = firstWrong(form);
  if (!wrong) return;
  if (!wrong.matches(CONTROL)) wrong.tabIndex = -1;
  wrong.focus();
});
