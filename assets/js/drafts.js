// Drafts save themselves: three seconds after the last change, when a field or the page is left. With
// no connection a copy stays in this browser and is sent once when it is back; with an expired login
// the person logs in again in place and the same is sent. A draft changed elsewhere is never
// overwritten silently.
//
//   <form data-draft-url="/api/v1/drafts/<uuid>/" data-draft-version="0"> … </form>
//   <span data-draft-state></span> anywhere on the page shows how things stand

import { readForm, readLabels, writeForm } from "./draft-form.js";
import { dropAll, dropCopy, keepCopy, noteSubmitted, readCopy, settleSubmitted } from "./draft-store.js";
import { enhance } from "./enhance.js";
import { LoggedOutError, sendJson } from "./requests.js";

const PAUSE = 3000;
const RETRY = 15000;

const settled = settleSubmitted(
  [...document.querySelectorAll("form[data-draft-url]")].map((form) => form.dataset.draftUrl),
);

const clockTime = () => new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });

class Draft {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.draftUrl;
    this.version = Number(form.dataset.draftVersion);
    this.saved = JSON.stringify(readForm(form));
    this.timer = 0;
    this.isSaving = false;
    this.isStopped = false;
    this.listen();
    this.compareWithCopy();
  }

  listen() {
    for (const name of ["input", "change"]) {
      this.form.addEventListener(name, () => this.later(PAUSE));
    }
    this.form.addEventListener("focusout", () => this.save());
    this.form.addEventListener("submit", () => this.submitted());
    this.form.addEventListener("htmx:afterRequest", (event) => this.answered(event));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save({ keepalive: true });
    });
    window.addEventListener("online", () => this.save());
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) this.isStopped = false;
    });
  }

  /** Take back what this browser kept while the connection was gone. */
  compareWithCopy() {
    const copy = readCopy(this.url);
    if (!copy || settled === this.url) return;
    if (JSON.stringify(copy.data) === this.saved) {
      dropCopy(this.url);
    } else if (copy.version < this.version) {
      this.conflict({ data: readForm(this.form), version: this.version, mine: copy });
    } else {
      writeForm(this.form, copy.data, copy.labels);
      this.save();
    }
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save({ keepalive = false } = {}) {
    clearTimeout(this.timer);
    const data = readForm(this.form);
    const text = JSON.stringify(data);
    if (this.isStopped || this.isSaving || this.isConflicting || text === this.saved) return;

    this.isSaving = true;
    this.show("正在保存…");
    try {
      this.abort = new AbortController();
      const body = { data, version: this.version };
      const options = { method: "PUT", body, keepalive, signal: this.abort.signal };
      await this.take(await sendJson(this.url, options), text);
    } catch (error) {
      this.failed(error);
    } finally {
      this.isSaving = false;
    }
    if (JSON.stringify(readForm(this.form)) !== text) this.later(PAUSE);
  }

  async take(answer, text) {
    const body = await answer.json().catch(() => ({}));
    if (answer.status === 409) {
      this.conflict(body);
    } else if (answer.ok) {
      this.version = body.version ?? this.version + 1;
      this.saved = text;
      dropCopy(this.url);
      this.show(`${clockTime()} 已保存草稿`, { icon: "cloud-check" });
    } else if (answer.status >= 500) {
      this.failed(new Error(String(answer.status)));
    } else {
      this.keep();
      this.show(body.detail ?? "草稿没有保存，请先完成记录或复制内容", { isLate: true });
    }
  }

  keep() {
    const copy = { data: readForm(this.form), labels: readLabels(this.form), version: this.version, at: Date.now() };
    return keepCopy(this.url, copy);
  }

  failed(error) {
    if (this.isStopped) return;
    const isKept = this.keep();
    if (error instanceof LoggedOutError) {
      this.show("登录已到期，已暂存在本机", { isLate: true, actions: { 重新登录: () => this.save() } });
      return;
    }
    this.show(isKept ? "连接已断开，已暂存在本机" : "连接已断开，还没有保存", { isLate: true, icon: "cloud-off" });
    this.later(RETRY);
  }

  /** Changed in another place: show both ways out, do nothing until one is chosen. */
  conflict({ data, version, mine = null }) {
    this.isConflicting = true;
    this.keep();
    this.form.dispatchEvent(new CustomEvent("draft:conflict", { bubbles: true, detail: { data, version } }));
    const useMine = () => this.resolve(() => {
      if (mine) writeForm(this.form, mine.data, mine.labels);
      this.version = version ?? this.version;
      this.saved = "";
      this.save();
    });
    const useOther = () => this.resolve(() => {
      dropCopy(this.url);
      if (mine) this.show("");
      else location.reload();
    });
    this.show("另一处改过这份草稿", { isLate: true, actions: { 用我这份: useMine, 用另一份: useOther } });
  }

  resolve(action) {
    this.isConflicting = false;
    action();
  }

  /** The form goes out: what was typed is kept until the next page shows that it arrived. */
  submitted() {
    clearTimeout(this.timer);
    if (this.form.hasAttribute("hx-post")) return;
    this.isStopped = true;
    this.abort?.abort();
    this.keep();
    noteSubmitted(this.url);
  }

  answered({ detail }) {
    const { elt, verb } = detail.requestConfig;
    if (elt !== this.form || verb !== "post" || !detail.successful) return;
    this.isStopped = true;
    clearTimeout(this.timer);
    dropCopy(this.url);
  }

  show(text, { icon = "", isLate = false, actions = {} } = {}) {
    for (const place of document.querySelectorAll("[data-draft-state]")) {
      place.classList.toggle("is-late", isLate);
      place.textContent = text;
      if (icon) place.prepend(Object.assign(document.createElement("i"), { className: `ti ti-${icon}` }));
      for (const [label, action] of Object.entries(actions)) {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: label });
        button.addEventListener("click", action);
        place.append(button);
      }
    }
  }
}

enhance("form[data-draft-url]", (form) => new Draft(form));

document.addEventListener("submit", ({ target }) => {
  if (target.matches("[data-logout]")) dropAll();
});
