// Questions of a form that are asked only after certain answers: hidden until then. What is hidden
// keeps what was typed, so that going back loses nothing; the server leaves it out. A chosen answer
// that need not be given is taken back by choosing it again. Without script every question is there and
// says when it is to be answered.
//
//   <div data-questions>
//     <div data-question="q_falls">…</div>
//     <div data-question="q_where" data-show-if="q_falls" data-show-in="yes often">…</div>
//   </div>

import { enhance } from "./enhance.js";

const given = (part, name) =>
  [...part.querySelectorAll(`[name="${name}"]`)]
    .filter((element) => (element.type === "radio" || element.type === "checkbox" ? element.checked : element.value))
    .map(({ value }) => value);

function show(part) {
  const hidden = new Set();
  for (const question of part.querySelectorAll("[data-question]")) {
    const { showIf, showIn, question: name } = question.dataset;
    if (!showIf) continue;
    const isAsked = !hidden.has(showIf) && given(part, showIf).some((value) => showIn.split(" ").includes(value));
    question.hidden = !isAsked;
    if (!isAsked) hidden.add(name);
  }
}

enhance("[data-questions]", (part) => {
  part.querySelectorAll("[data-question-when]").forEach((hint) => hint.remove());
  part.addEventListener("change", () => show(part));
  part.closest("form")?.addEventListener("draft:restored", () => show(part));

  let chosen = null;
  part.addEventListener("pointerdown", ({ target }) => {
    const radio = target.closest("label")?.querySelector('input[type="radio"]') ?? target;
    chosen = radio.type === "radio" && radio.checked && !radio.required ? radio : null;
  });
  part.addEventListener("click", ({ target }) => {
    if (target !== chosen) return;
    chosen = null;
    target.checked = false;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  });
  show(part);
});
