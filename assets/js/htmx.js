// htmx as our pages need it: no eval, no inline style, nothing personal kept in the browser's
// history, the CSRF token on every request, refusals as a sentence, and an expired login as a dialog.

import htmx from "htmx.org";
import { csrfToken } from "./csrf.js";
import { enhanceWithin } from "./enhance.js";
import { loginInPlace } from "./login-in-place.js";
import { isLoginRequired, noteContact } from "./session.js";
import { toast } from "./toasts.js";

const SENTENCES = {
  400: "填写的内容有误，请检查后再试。",
  403: "没有权限做这一步；如果页面放得太久，请刷新后再试。",
  404: "这一项已不存在，或不在您的工作范围内。",
  409: "这里已被别人改过，请刷新后再试。",
  413: "文件太大，没有上传。",
  429: "操作太频繁，请稍等一分钟再试。",
};

function sentenceFor(status) {
  return SENTENCES[status] ?? "系统出错了，刚才的操作没有完成。请稍后再试。";
}

function configure() {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    historyCacheSize: 0,
    refreshOnHistoryMiss: true,
    selfRequestsOnly: true,
    scrollBehavior: "auto",
    defaultSettleDelay: 0,
    responseHandling: [
      { code: "204", swap: false },
      { code: "[23]..", swap: true },
      { code: "422", swap: true },
      { code: "[45]..", swap: false, error: true },
    ],
  });
}

function loginRequired({ xhr }) {
  const header = (name) => xhr.getResponseHeader(name);
  return isLoginRequired({ status: xhr.status, url: xhr.responseURL, header });
}

/** Log in again, then send the same request once more with what the form holds. */
async function logInAndRepeat({ requestConfig, target }) {
  const { elt: source, verb, path } = requestConfig;
  if (!(await loginInPlace()) || !source.isConnected) return;
  const swap = source.closest("[hx-swap]")?.getAttribute("hx-swap") ?? undefined;
  htmx.ajax(verb, path, { source, target, swap });
}

function hasToast(xhr) {
  return /"?toast"?/.test(xhr.getResponseHeader("HX-Trigger") ?? "");
}

export function start() {
  configure();
  htmx.onLoad(enhanceWithin);
  enhanceWithin(document);
  const on = (name, handler) => document.addEventListener(name, handler);

  on("htmx:configRequest", ({ detail }) => {
    detail.headers["X-CSRFToken"] = csrfToken();
  });
  on("htmx:beforeSwap", (event) => {
    if (!loginRequired(event.detail)) return noteContact();
    event.detail.shouldSwap = false;
    event.detail.isError = false;
    return logInAndRepeat(event.detail);
  });
  on("htmx:responseError", ({ detail }) => {
    if (!hasToast(detail.xhr)) toast(sentenceFor(detail.xhr.status), "error");
  });
  on("htmx:sendError", () => toast("连接已断开，请检查网络后再试。", "error"));
  on("htmx:timeout", () => toast("系统没有回应，请稍后再试。", "error"));
  on("toast", ({ detail }) => toast(detail.text ?? detail.value, detail.level));
}
