/* Keys for who wants them. What a key does stands on the page itself: the first link or button with that
   aria-keyshortcuts. A single letter does nothing while somebody writes, and can be turned off (WCAG 2.1.4). */
"use strict";
(() => {
  const OFF = "frirum:no-single-keys";
  const off = () => localStorage.getItem(OFF) === "yes";
  const writes = (one) => one.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");

  addEventListener("keydown", (event) => {
    if (event.altKey || event.isComposing || event.repeat || event.defaultPrevented) return;
    const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!saves && (event.ctrlKey || event.metaKey || off() || writes(event.target) || !/^[a-z?]$/.test(event.key))) return;
    const form = event.target.closest("form");
    const keys = saves ? "Control+Enter" : event.key;
    const found = (saves && form ? form : document).querySelector(`[aria-keyshortcuts="${keys}"]`);
    if (!found) return;
    event.preventDefault();
    found.click();
  });

  for (const button of document.querySelectorAll("[data-single-keys]")) {
    const show = () => { button.textContent = off() ? button.dataset.turnOn : button.dataset.turnOff; };
    button.hidden = false;
    button.addEventListener("click", () => { localStorage.setItem(OFF, off() ? "no" : "yes"); show(); });
    show();
  }
})();
