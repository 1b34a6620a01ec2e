/* What somebody types in a form marked data-draft survives a reload, a lost line and a lost session, in this tab
   only; it is wiped when the form has been received (data-drafts-done on the next page). Nothing is sent anywhere.
   Only what was changed is kept, so that a date that the server filled in anew is not overwritten by an old one. */
"use strict";
(() => {
  const key = (form) => "draft:" + form.dataset.draft;
  const kept = (field) => field.name && !["hidden", "password", "submit", "button"].includes(field.type);
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";
  const name = (field) => (ticks(field) ? field.name + "=" + field.value : field.name);

  /* In a form that the server sent back all of the text is somebody's; else only what differs from the start. */
  const sentBack = (form) => form.dataset.sentBack !== undefined;

  const untouched = (form, field) => {
    if (sentBack(form)) return ticks(field) ? !field.checked : field.value === "";
    if (ticks(field)) return field.checked === field.defaultChecked;
    if (field.tagName === "SELECT") return [...field.options].every((one) => one.selected === one.defaultSelected);
    return field.value === field.defaultValue;
  };

  const load = (form) => {
    try { return JSON.parse(sessionStorage.getItem(key(form))) || {}; } catch { return {}; }
  };

  const keep = (form) => {
    const typed = load(form);
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (untouched(form, field)) delete typed[name(field)];
      else typed[name(field)] = ticks(field) ? field.checked : field.value;
    }
    sessionStorage.setItem(key(form), JSON.stringify(typed));
  };

  const restore = (form, emptyOnly) => {
    const typed = load(form);
    for (const field of form.elements) {
      if (!kept(field) || !(name(field) in typed) || (emptyOnly && (ticks(field) || field.value))) continue;
      if (ticks(field)) field.checked = typed[name(field)];
      else field.value = typed[name(field)];
    }
  };

  const wipe = (wanted) => {
    for (const stored of Object.keys(sessionStorage)) {
      if (stored.startsWith("draft:") && wanted(stored.slice("draft:".length))) sessionStorage.removeItem(stored);
    }
  };

  for (const { dataset } of document.querySelectorAll("[data-drafts-done]")) {
    wipe((one) => one === dataset.draftsDone || one.startsWith(dataset.draftsDone + ":"));
  }

  /* Who signs out leaves nothing behind for the next one at the machine. */
  for (const form of document.querySelectorAll("form[data-wipes-drafts]")) {
    form.addEventListener("submit", () => wipe(() => true));
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (!sentBack(form)) restore(form, false);
    else if (form.dataset.sentBack === "added") restore(form, true);
    else sessionStorage.removeItem(key(form)); /* its fields may have moved: what it holds now is what counts */
    if (sentBack(form)) keep(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("change", () => keep(form));
  }
})();
