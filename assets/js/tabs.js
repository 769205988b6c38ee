// Tabs that do not fit on a phone scroll sideways: the one that is open is brought into view.

import { enhance } from "./enhance.js";

enhance(".page-tabs [aria-current]", (tab) => {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft + tab.offsetWidth / 2 - row.offsetLeft - row.clientWidth / 2;
});
