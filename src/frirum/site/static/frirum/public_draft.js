/* What the public types in a form marked data-public-draft survives a reload, a lost line and a lost answer. It is kept
   in this tab alone and sent nowhere; somebody at a device of their own can have it kept past the tab
   (parts/public_draft.html). So many minutes (data-minutes) after the last word it is forgotten; in this tab alone, which
   anybody may sit down at, the page is emptied too. It is wiped when the form has been received (data-drafts-done). */
"use strict";
(() => {
  const stores = () => [sessionStorage, localStorage];
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";
  const kept = (field) => field.name && !["hidden", "submit", "button", "file"].includes(field.type);
  const name = (field) => (ticks(field) ? field.name + "=" + field.value : field.name);

  for (const { dataset } of document.querySelectorAll("[data-drafts-done]")) {
    for (const one of stores()) {
      for (const stored of Object.keys(one)) if (stored.startsWith(`draft:${dataset.draftsDone}:`)) one.removeItem(stored);
    }
  }

  const form = document.querySelector("form[data-public-draft]");
  if (!form) return;

  const key = "draft:" + form.dataset.publicDraft;
  const life = Number(form.dataset.minutes) * 60_000;
  const box = form.querySelector("[data-draft-box]");
  const beyond = box.querySelector("[data-draft-beyond]");
  const read = (store) => {
    try { return JSON.parse(store.getItem(key)); } catch { return null; }
  };
  const over = (draft) => draft !== null && draft.until < Date.now();
  const load = () => stores().map(read).find((draft) => draft && !over(draft))?.typed || {};
  const wipe = () => { for (const one of stores()) one.removeItem(key); };

  const keep = () => {
    const typed = load();
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (ticks(field) ? field.checked : field.value) typed[name(field)] = ticks(field) || field.value;
      else delete typed[name(field)];
    }
    /* With its own id a form sent again after a lost answer is the same one. */
    delete typed.entry_id;
    wipe();
    if (!Object.keys(typed).length) return;
    typed.entry_id = form.elements.entry_id.value;
    (beyond.checked ? localStorage : sessionStorage).setItem(key, JSON.stringify({ typed, until: Date.now() + life }));
  };

  const restore = (typed) => {
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (ticks(field)) field.checked = name(field) in typed;
      else field.value = typed[name(field)] || "";
    }
    if (typed.entry_id) form.elements.entry_id.value = typed.entry_id;
  };

  /* A draft of several children on a page that has fewer: the page is asked for with as many. */
  const childrenLacking = () => {
    const found = Object.keys(load()).map((one) => one.match(/^child\.([0-9]+)\./)).filter(Boolean);
    const wanted = Math.max(0, ...found.map(([, number]) => Number(number) + 1));
    return wanted > Number(form.elements.children.value) ? "?boern=" + wanted : "";
  };

  const startAnew = () => {
    wipe();
    location.replace(location.pathname + "?slettet");
  };

  const forget = () => {
    const [inTab, onDevice] = stores().map(read);
    if (over(onDevice)) localStorage.removeItem(key);
    if (over(inTab)) startAnew();
  };

  box.hidden = false;
  box.querySelector("[data-draft-gone]").hidden = location.search !== "?slettet";
  box.querySelector("[data-draft-wipe]").addEventListener("click", startAnew);
  for (const one of stores()) if (over(read(one))) one.removeItem(key);
  beyond.checked = read(localStorage) !== null;

  /* A form that the server sent back holds what was sent. The draft of that same form is as new, and newer where such a
     page is loaded again; but where a child was just taken out, those after it have moved. */
  const { sentBack } = form.dataset;
  const more = sentBack === undefined && childrenLacking();
  if (more) location.replace(more);
  const typed = load();
  const again = ["reload", "back_forward"].includes(performance.getEntriesByType("navigation")[0]?.type);
  const newer = typed.entry_id === form.elements.entry_id.value && (again || sentBack !== "dropped");
  if (sentBack === undefined || newer) restore(typed);
  if (sentBack !== undefined) { if (!newer) wipe(); keep(); }
  form.dispatchEvent(new Event("change")); /* asked.js: what waits for an answer may have one now */

  beyond.addEventListener("change", keep);
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  setInterval(forget, 10_000);
})();
