// The picker of 服务对象: a field that searches (by htmx), a list below it, chips for those picked.
// By keyboard: ↑ ↓ move, Enter takes, Esc closes, Backspace in the empty field takes the last away.

import { enhance } from "./enhance.js";
import { openQuick } from "./quick-client.js";

const FOUND = "[data-pick-id]";
const OPTION = `${FOUND}, [data-pick-new]`;

class Picker {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector('[role="combobox"]');
    this.list = root.querySelector("[data-picker-list]");
    this.chips = root.querySelector("[data-picker-chips]");
    this.status = root.querySelector("[data-picker-status]");
    this.template = root.querySelector("[data-picker-template]");
    this.listen();
  }

  listen() {
    this.list.addEventListener("htmx:afterSwap", () => this.show());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => this.take(target.closest(OPTION)));
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.hide());
    this.input.addEventListener("focus", () => {
      if (this.input.value && this.list.childElementCount) this.show();
    });
    this.root.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-chip-remove]");
      if (button) this.remove(button.closest("[data-chip]"));
    });
  }

  get options() {
    return [...this.list.querySelectorAll(OPTION)];
  }

  get selected() {
    return this.options.find((option) => option.getAttribute("aria-selected") === "true") ?? null;
  }

  show() {
    const isWanted = this.input.value.trim() !== "" && document.activeElement === this.input;
    this.list.hidden = !isWanted;
    this.input.setAttribute("aria-expanded", String(isWanted));
    this.options.forEach((option, index) => {
      option.id = `${this.list.id}-${index}`;
    });
    this.select(this.options[0] ?? null);
    const found = this.list.querySelectorAll(FOUND).length;
    if (isWanted) this.status.textContent = found ? `找到 ${found} 位` : "没有找到";
  }

  hide() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  select(option) {
    this.options.forEach((other) => other.setAttribute("aria-selected", String(other === option)));
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView?.({ block: "nearest" });
  }

  move(step) {
    const { options } = this;
    if (!options.length) return;
    const index = options.indexOf(this.selected) + step;
    this.list.hidden = false;
    this.select(options[(index + options.length) % options.length]);
  }

  onKey(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault(); // Enter in the search never sends the form
      if (isOpen) this.take(this.selected);
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      this.hide();
    } else if (event.key === "Backspace" && this.input.value === "") {
      this.remove(this.chips.lastElementChild);
    }
  }

  take(option) {
    if (!option) return;
    const { pickId, pickLabel, pickNew } = option.dataset;
    if (pickNew) {
      this.hide();
      openQuick(pickNew, (id, label) => this.pick(id, label));
    } else {
      this.pick(pickId, pickLabel);
    }
  }

  pick(id, label) {
    this.add(id, label);
    this.input.value = "";
    this.list.replaceChildren();
    this.hide();
    this.input.focus();
    this.changed(`已选 ${label}`);
  }

  /** Put in a chip, unless the person is there already. */
  add(id, label) {
    const present = [...this.chips.querySelectorAll("input")].some((input) => input.value === id);
    if (present) return;
    const chip = this.template.content.firstElementChild.cloneNode(true);
    chip.querySelector("input").value = id;
    chip.querySelector("[data-chip-label]").textContent = label;
    chip.querySelector("[data-chip-remove]").setAttribute("aria-label", `去掉 ${label}`);
    this.chips.append(chip);
  }

  remove(chip) {
    if (!chip) return;
    const label = chip.querySelector("[data-chip-label]").textContent;
    chip.remove();
    this.input.focus();
    this.changed(`已去掉 ${label}`);
  }

  changed(sentence) {
    this.status.textContent = sentence;
    this.chips.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const pickers = new WeakMap();

enhance("[data-picker]", (root) => pickers.set(root, new Picker(root)));

/** What a picker's chips say, for the copy of a draft in the browser: {id: label}. */
export function pickedLabels(form) {
  const chips = [...form.querySelectorAll("[data-picker] [data-chip]")];
  return Object.fromEntries(
    chips.map((chip) => [
      chip.querySelector("input").value,
      chip.querySelector("[data-chip-label]").textContent,
    ]),
  );
}

/** Show `ids` as the picked ones of the picker whose inputs are called `name`. */
export function restorePicked(form, name, ids, labels) {
  for (const root of form.querySelectorAll("[data-picker]")) {
    const template = root.querySelector("[data-picker-template]").content;
    if (template.querySelector("input").name !== name) continue;
    root.querySelector("[data-picker-chips]").replaceChildren();
    ids.forEach((id) => pickers.get(root).add(id, labels[id] ?? "已选的对象"));
  }
}
