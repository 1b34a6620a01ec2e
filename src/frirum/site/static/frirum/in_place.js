/* Links marked data-in-place take this page's own place in the tab's history: who leaves a child's page must not find,
   one step back, the page that led there. */
"use strict";
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-in-place]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  location.replace(link.href);
});
