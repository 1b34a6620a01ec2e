/* Buttons marked data-print open the browser's own print window, which also saves as PDF. */
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
