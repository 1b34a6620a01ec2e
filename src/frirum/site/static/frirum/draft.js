/* What somebody types in a form marked data-draft survives a reload, a lost line and a lost session, in this tab
   only; it is wiped when the form has been received (data-drafts-done on the next page). Nothing is sent anywhere. */
"use strict";
(() => {
  const key = (form) => "draft:" + form.dataset.draft;
  const kept = (field) => field.name && !["hidden", "password", "submit", "button"].includes(field.type);

  const read = (form) => {
    const typed = [];
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (field.type === "checkbox" || field.type === "radio") typed.push([field.name, field.value, field.checked]);
      else typed.push([field.name, field.value, null]);
    }
    return typed;
  };

  const write = (form, typed) => {
    for (const [name, value, checked] of typed) {
      for (const field of form.elements) {
        if (field.name !== name || !kept(field)) continue;
        if (checked === null) { if (!field.value) field.value = value; }
        else if (field.value === value) field.checked = checked;
      }
    }
  };

  for (const done of document.querySelectorAll("[data-drafts-done]")) {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith("draft:" + done.dataset.draftsDone)) sessionStorage.removeItem(name);
    }
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const stored = sessionStorage.getItem(key(form));
    /* A form that the server sent back with faults already holds the text, and is the newer of the two. */
    if (stored && !form.hasAttribute("data-sent-back")) {
      try { write(form, JSON.parse(stored)); } catch { sessionStorage.removeItem(key(form)); }
    }
    const keep = () => sessionStorage.setItem(key(form), JSON.stringify(read(form)));
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
  }
})();
