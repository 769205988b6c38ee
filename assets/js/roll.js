// 签到：one touch marks everybody present who has not been marked yet; the others are marked by hand.

import { enhance } from "./enhance.js";

enhance("[data-roll-rest]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const line of button.closest("form").querySelectorAll(".roll-line")) {
      if (line.querySelector("input[type=radio]:checked")) continue;
      const present = line.querySelector('input[type=radio][value="present"]');
      present.checked = true;
      present.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
});
