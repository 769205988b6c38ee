// The script of every page. Each module does one thing and finds its elements by data- attributes,
// so that no page needs a script of its own and the content security policy can forbid inline code.

import "./js/buttons.js";
import "./js/charts.js";
import "./js/csrf.js";
import "./js/dirty.js";
import "./js/drafts.js";
import "./js/faults.js";
import "./js/filters.js";
import "./js/find.js";
import "./js/in-place.js";
import "./js/menus.js";
import "./js/natives.js";
import "./js/picker.js";
import "./js/questions.js";
import "./js/records.js";
import "./js/roll.js";
import "./js/signature.js";
import "./js/submits.js";
import "./js/tabs.js";
import { start } from "./js/htmx.js";

start();
