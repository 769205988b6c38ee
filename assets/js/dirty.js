// Warns before a page with unsaved changes is left, unless a draft saves them anyway.

const dirty = new Set();

function isGuarded(form) {
  return form?.matches('[method="post"]:not([data-draft-url], [data-no-guard])');
}

document.addEventListener("input", ({ target }) => {
  if (isGuarded(target.form)) dirty.add(target.form);
});

document.addEventListener("submit", ({ target }) => dirty.delete(target));

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) dirty.delete(detail.requestConfig.elt.closest("form"));
});

window.addEventListener("beforeunload", (event) => {
  const isUnsaved = [...dirty].some((form) => form.isConnected);
  if (!isUnsaved) return;
  event.preventDefault();
  event.returnValue = "…"; // browsers before 2023 ask only for this
});
