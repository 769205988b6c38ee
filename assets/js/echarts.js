// The chart library with the parts we use, in our look; its own file, loaded only where charts are.

import { BarChart, LineChart, PieChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { init, registerTheme, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

const INK = "#22302d";
const SOFT = "#55635f";
const LINE = "#dfe4e0";

const axis = {
  axisLine: { lineStyle: { color: LINE } },
  axisTick: { show: false },
  axisLabel: { color: SOFT, fontSize: 12 },
  splitLine: { lineStyle: { color: "#edf0ed" } },
};

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  PieChart,
  TooltipComponent,
]);

registerTheme("linli", {
  color: ["#17695f", "#b8862f", "#4a6d8c", "#8a5a44", "#6f8f84", "#74817c"],
  categoryAxis: { ...axis, splitLine: { show: false } },
  valueAxis: { ...axis, axisLine: { show: false } },
  legend: { textStyle: { color: SOFT, fontSize: 12 }, itemWidth: 14, itemHeight: 8 },
  line: { symbol: "circle", symbolSize: 5, lineStyle: { width: 2 }, smooth: false },
  bar: { barMaxWidth: 28 },
});

const POINTER = { type: "shadow", shadowStyle: { color: "rgba(23, 105, 95, 0.07)" } };

const DEFAULTS = {
  animation: false,
  aria: { enabled: false }, // the page names the chart and offers its table
  textStyle: { color: INK },
  // Drawn on the canvas: a tooltip in HTML needs inline style, which our policy forbids.
  tooltip: {
    renderMode: "richText",
    confine: true,
    trigger: "axis",
    backgroundColor: "#fff",
    borderColor: "#8a9691",
    borderWidth: 1,
    shadowBlur: 0,
    shadowColor: "transparent",
    textStyle: { color: INK, fontSize: 13 },
  },
};

/** Draw `options` into `element` and keep to its size. */
export function drawChart(element, options) {
  const fontFamily = getComputedStyle(document.body).fontFamily;
  const chart = init(element, "linli");
  chart.setOption({
    ...DEFAULTS,
    ...options,
    textStyle: { ...DEFAULTS.textStyle, fontFamily },
    tooltip: {
      ...DEFAULTS.tooltip,
      ...options.tooltip,
      axisPointer: { ...POINTER, ...options.tooltip?.axisPointer },
      renderMode: "richText",
    },
  });
  new ResizeObserver(() => element.hidden || chart.resize()).observe(element);
}
