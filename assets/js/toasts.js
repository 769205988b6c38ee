// A sentence about what has just happened, at the foot of the page; under its bar on a phone. Errors
// stay until closed.

const SECONDS = 6;
const CLASSES = { error: "toast-note is-error", info: "toast-note" };

function closeButton(note) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "icon-button";
  button.setAttribute("aria-label", "关闭这条提示");
  button.innerHTML = '<i class="ti ti-x" aria-hidden="true"></i>';
  button.addEventListener("click", () => note.remove());
  return button;
}

/** Show `text`; `level` is "info" or "error". The same sentence is not shown twice at once. */
export function toast(text, level = "info") {
  const place = document.getElementById("toasts");
  if (!place || !text) return;
  const present = [...place.children].some((note) => note.dataset.text === text);
  if (present) return;

  const note = document.createElement("div");
  note.className = CLASSES[level] ?? CLASSES.info;
  note.dataset.text = text;
  const words = document.createElement("span");
  words.textContent = text;
  note.append(words, closeButton(note));
  place.append(note);
  if (level !== "error") setTimeout(() => note.remove(), SECONDS * 1000);
}

/** Take away a sentence that no longer holds. */
export function takeBack(text) {
  document.querySelectorAll("#toasts > *").forEach((note) => {
    if (note.dataset.text === text) note.remove();
  });
}
