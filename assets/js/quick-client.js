// Opening a file for somebody new without leaving the form: a dialog with the server's short form.
// It stands outside of the form that is being filled in, because forms cannot be nested. The server
// answers with the event client-created when the file is open; a button with data-take-id takes
// somebody who has one already.

import htmx from "htmx.org";

const PLACE = "quick-client";

function build() {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog quick-dialog";
  dialog.setAttribute("aria-labelledby", `${PLACE}-title`);
  dialog.innerHTML = `
    <div class="dialog-head">
      <h2 id="${PLACE}-title">新建服务对象</h2>
      <button class="icon-button" type="button" aria-label="不建了"><i class="ti ti-x" aria-hidden="true"></i></button>
    </div>
    <div id="${PLACE}"><p class="dialog-text">正在打开…</p></div>`;
  return dialog;
}

/** Open the form at `url`; `onPicked(id, label)` is called once, if somebody is taken. */
export function openQuick(url, onPicked) {
  const dialog = build();
  const take = (id, label) => {
    dialog.close();
    onPicked(id, label);
  };
  dialog.querySelector(".icon-button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("client-created", ({ detail }) => take(detail.id, detail.label));
  dialog.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-take-id]");
    if (button) take(button.dataset.takeId, button.dataset.takeLabel);
  });
  dialog.addEventListener("htmx:afterSettle", () => {
    const field = dialog.querySelector(".is-invalid") ?? dialog.querySelector("input:not([type=hidden])");
    field?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  htmx.ajax("GET", url, { target: `#${PLACE}`, swap: "innerHTML" });
}
