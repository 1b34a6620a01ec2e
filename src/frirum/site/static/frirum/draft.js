/* What somebody types in a form marked data-draft is never in two places that disagree. The server's draft is the
   one that counts (data-keep-url; the public's form has none). The tab holds only what the server has not received
   yet: it is written here at once, sent after two seconds of rest and on leaving, and wiped when the server says that
   it has it. So a reload, a lost line and a lost session lose nothing.
   data-draft-version says which save the page was made from. Where the tab's words rest on another one, somebody went on
   writing elsewhere: then the newer draft stands, and the tab only fills what is empty.
   Only what was changed is kept, so that a date that the server filled in anew is not overwritten by an old one. */
"use strict";
(() => {
  const REST = 2000; /* milliseconds */
  const key = (form) => "draft:" + form.dataset.draft;
  const kept = (field) => field.name && !["hidden", "password", "submit", "button", "file"].includes(field.type);
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";
  const name = (field) => (ticks(field) ? field.name + "=" + field.value : field.name);
  const version = (form) => form.dataset.draftVersion || "";

  /* In a form that the server sent back all of the text is somebody's; else only what differs from the start. */
  const sentBack = (form) => form.dataset.sentBack !== undefined;

  const untouched = (form, field) => {
    if (sentBack(form) && !form.dataset.keepUrl) return ticks(field) ? !field.checked : field.value === "";
    if (ticks(field)) return field.checked === field.defaultChecked;
    if (field.tagName === "SELECT") return [...field.options].every((one) => one.selected === one.defaultSelected);
    return field.value === field.defaultValue;
  };

  const load = (form) => {
    try { return JSON.parse(sessionStorage.getItem(key(form))); } catch { return null; }
  };
  const store = (form, copy) => {
    if (Object.keys(copy.typed).length) sessionStorage.setItem(key(form), JSON.stringify(copy));
    else sessionStorage.removeItem(key(form));
  };

  const keep = (form) => {
    const typed = { ...(load(form)?.typed || {}) };
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (untouched(form, field)) delete typed[name(field)];
      else typed[name(field)] = ticks(field) ? field.checked : field.value;
    }
    store(form, { typed, based: version(form), sent: "" });
  };

  const restore = (form, emptyOnly) => {
    const typed = load(form)?.typed || {};
    for (const field of form.elements) {
      if (!kept(field) || !(name(field) in typed) || (emptyOnly && (ticks(field) || field.value))) continue;
      if (ticks(field)) field.checked = typed[name(field)];
      else field.value = typed[name(field)];
    }
  };

  /* From now on what stands here is what the server has. */
  const settle = (form, token) => {
    form.dataset.draftVersion = token;
    sessionStorage.removeItem(key(form));
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (ticks(field)) field.defaultChecked = field.checked;
      else if (field.tagName === "SELECT") for (const one of field.options) one.defaultSelected = one.selected;
      else field.defaultValue = field.value;
    }
  };

  const wipe = (wanted) => {
    for (const stored of Object.keys(sessionStorage)) {
      if (stored.startsWith("draft:") && wanted(stored.slice("draft:".length))) sessionStorage.removeItem(stored);
    }
  };

  const timers = new WeakMap();
  const underway = new WeakMap();
  const rest = (form) => clearTimeout(timers.get(form));
  const later = (form) => {
    if (!form.dataset.keepUrl) return;
    rest(form);
    timers.set(form, setTimeout(() => send(form, false), REST));
  };

  const send = async (form, leaving) => {
    const copy = load(form);
    if (!form.dataset.keepUrl || !copy || form.dataset.sending !== undefined) return;
    rest(form);
    const token = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
    store(form, { ...copy, sent: token });
    const body = new FormData(form);
    for (const [field, value] of [...body]) if (value instanceof File) body.delete(field);
    body.set("token", token);
    body.set("quiet", "1");
    const call = new AbortController();
    if (!leaving) underway.set(form, call);
    try {
      const answer = await fetch(form.dataset.keepUrl, { method: "POST", body, keepalive: leaving, signal: call.signal });
      /* "recorded": this form stands in the case by now, and needs no draft. Anything else, the sign-in page of a lost
         session too, means that the tab must go on holding it. */
      if (!["kept", "recorded"].includes(answer.headers.get("X-Draft"))) return;
      const words = form.querySelector("[data-kept]");
      if (words) words.textContent = await answer.text();
      if (load(form)?.sent === token) settle(form, token);
    } catch { later(form); /* the line is down: what was typed is in the tab */ }
  };

  for (const { dataset } of document.querySelectorAll("[data-drafts-done]")) {
    wipe((one) => one === dataset.draftsDone || one.startsWith(dataset.draftsDone + ":"));
  }

  const forms = [...document.querySelectorAll("form[data-draft]")];

  /* Who signs out leaves nothing behind for the next one at the machine: what the server lacks is sent first. */
  for (const form of document.querySelectorAll("form[data-wipes-drafts]")) {
    form.addEventListener("submit", () => {
      for (const one of forms) send(one, true);
      wipe(() => true);
    });
  }

  for (const form of forms) {
    const copy = load(form);
    if (form.dataset.keepUrl) {
      if (sentBack(form) || (copy && copy.sent && copy.sent === version(form))) sessionStorage.removeItem(key(form));
      else if (copy) {
        restore(form, copy.based !== version(form));
        keep(form);
        later(form);
      }
    } else if (!sentBack(form)) restore(form, false);
    else if (form.dataset.sentBack === "added") restore(form, true);
    else sessionStorage.removeItem(key(form)); /* its fields may have moved: what it holds now is what counts */
    if (sentBack(form) && !form.dataset.keepUrl) keep(form);
    for (const event of ["input", "change"]) {
      form.addEventListener(event, () => { keep(form); later(form); });
    }
    form.addEventListener("submit", () => { rest(form); underway.get(form)?.abort(); form.dataset.sending = ""; });
  }
  /* Gone back to from the browser's memory, a form that was sent is loaded anew: it may stand in the case already. */
  addEventListener("pageshow", (event) => {
    if (event.persisted && forms.some((form) => form.dataset.sending !== undefined)) location.reload();
    else for (const form of forms) delete form.dataset.sending;
  });
  addEventListener("pagehide", () => {
    for (const form of forms) if (form.dataset.sending === undefined) send(form, true);
  });
})();
