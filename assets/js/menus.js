// Menus are <details> and open without script. This closes them: by Esc, by a click elsewhere, by
// opening another. The same for the side navigation on phones, which is the target of the address.

const OPEN = "details[data-menu][open]";

function closeOthers(kept) {
  document.querySelectorAll(OPEN).forEach((menu) => {
    if (menu !== kept) menu.open = false;
  });
}

document.addEventListener("click", ({ target }) => closeOthers(target.closest?.("details[data-menu]")));

document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  const menu = document.querySelector(OPEN);
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (location.hash === "#side") {
    goTo("#content");
    document.querySelector(".top-menu")?.focus();
  }
});

/** Change the target of the address without a step in the history. */
function goTo(hash) {
  location.replace(hash);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href="#side"], .side-close, .side-veil');
  if (!link) return;
  event.preventDefault();
  const hash = link.getAttribute("href");
  const { scrollX, scrollY } = window;
  goTo(hash);
  window.scrollTo(scrollX, scrollY);
  document.querySelector(hash === "#side" ? "#side a.on, #side .side-links a" : ".top-menu")?.focus();
});
