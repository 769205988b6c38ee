// Draws the charts: options come as JSON beside the chart, the library is loaded when the first chart
// is on the page, and the table of each chart is one click away. Without script the table is shown.

import { enhance } from "./enhance.js";

let library = null;

function load() {
  library ??= import(new URL(document.body.dataset.charts, location.href).href);
  return library;
}

function showTable(card, isTable) {
  const button = card.querySelector("[data-chart-toggle]");
  card.querySelector("[data-chart]").hidden = isTable;
  card.querySelector(".chart-table").hidden = !isTable;
  button.setAttribute("aria-expanded", String(isTable));
  button.textContent = isTable ? "看图" : "看表格";
}

async function draw(element) {
  const card = element.closest(".chart-card");
  if (card) {
    const button = card.querySelector("[data-chart-toggle]");
    button.hidden = false;
    button.addEventListener("click", () => showTable(card, !element.hidden));
    showTable(card, false);
  }
  element.hidden = false;
  try {
    const { drawChart } = await load();
    drawChart(element, JSON.parse(document.getElementById(element.dataset.chart).textContent));
  } catch {
    if (card) showTable(card, true);
  }
}

enhance("[data-chart]", draw);
