// 手写签名: a canvas to sign on with a finger, a pen or the mouse. What is drawn becomes a PNG in the
// hidden field beside it. On forms that may be signed on paper instead, the way of signing decides
// which of the two is shown.

import SignaturePad from "signature_pad";
import { enhance } from "./enhance.js";

const INK = "#111";
const PAPER = "#fff";

/** Give the canvas as many dots as it is wide on this screen; what was drawn is drawn again. */
function fit(canvas, pad) {
  const ratio = Math.max(window.devicePixelRatio || 1, 1);
  const lines = pad.toData();
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext("2d").scale(ratio, ratio);
  pad.clear();
  pad.fromData(lines);
}

enhance("[data-signature]", (frame) => {
  const canvas = frame.querySelector("canvas");
  const field = document.getElementById(frame.dataset.signature);
  const state = frame.querySelector("[data-signature-state]");
  const pad = new SignaturePad(canvas, { penColor: INK, backgroundColor: PAPER });
  const keep = () => {
    field.value = pad.isEmpty() ? "" : pad.toDataURL("image/png");
    state.textContent = pad.isEmpty() ? "请在框内签名" : "已签名";
  };
  pad.addEventListener("endStroke", keep);
  frame.querySelector("[data-signature-clear]").addEventListener("click", () => {
    pad.clear();
    keep();
  });
  new ResizeObserver(() => {
    if (canvas.offsetWidth) fit(canvas, pad);
  }).observe(canvas);

  const form = field.form;
  const scan = form.querySelector("#div_id_scan");
  const ways = form.querySelectorAll('input[name="method"]');
  const choose = () => {
    const chosen = [...ways].find((way) => way.checked);
    frame.hidden = chosen?.value === "paper";
    if (scan) scan.hidden = chosen?.value === "screen";
  };
  ways.forEach((way) => way.addEventListener("change", choose));
  choose();
});
