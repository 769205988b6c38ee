// The row above a list. On phones everything but the first field folds away under 更多条件; 清除条件
// is offered as soon as something is asked for. Without script all fields stand in a row.

import { enhance } from "./enhance.js";

const PHONE = matchMedia("(max-width: 767.98px)");

function isGiven(element) {
  if (element.tagName === "SELECT") return element.selectedIndex > 0;
  return element.tagName === "INPUT" && element.type !== "hidden" && element.value !== "";
}

enhance("form[data-filters]", (form) => {
  const more = form.querySelector("[data-filter-more]");
  const clear = form.querySelector("[data-filter-clear]");
  if (PHONE.matches) {
    const [, ...others] = form.querySelectorAll(":scope > .filter");
    more.querySelector(".filters").prepend(...others);
    more.hidden = more.querySelector(".filter") === null;
    more.open = [...more.querySelectorAll("input, select")].some(isGiven);
  }
  form.classList.add("is-ready");

  const show = () => {
    clear.hidden = ![...form.elements].some(isGiven);
  };
  for (const name of ["input", "change"]) form.addEventListener(name, show);
  show();
});
