/* Answering, one line at a time. What is marked goes into a sealed parcel on this device at once (answer_keep.js) and is
   sent when an instrument is done; what the server has received is taken out, and when nothing is left the parcel, the
   kept pages and their worker are gone. Every answer has an id of its own, made here: sent twice it is there once. */
"use strict";
(() => {
  const app = document.querySelector("[data-app]");
  const words = app.dataset;
  const read = () => { const one = document.getElementById("asked"); return one ? JSON.parse(one.textContent) : null; };

  let state = null; /* { page, marks: { ask: [..] }, queue: [..], done: [ask ids], at: {ask, line} } */
  let parcel = null;
  let sending = false;

  /* ---- a step on the screen ---- */
  const show = (name, fill, { tools = false } = {}) => {
    speechSynthesis?.cancel?.();
    document.querySelector("[data-plain]")?.remove();
    const form = document.createElement("form");
    form.noValidate = true;
    if (tools) form.append(document.querySelector('[data-part="tools"]').content.cloneNode(true));
    form.append(document.querySelector(`[data-step="${name}"]`).content.cloneNode(true));
    const one = (what) => form.querySelector(`[data-${what}]`);
    const all = (what) => form.querySelectorAll(`[data-${what}]`);
    for (const it of all("phone")) it.hidden = state?.page.way === "tablet";
    for (const it of all("tablet")) it.hidden = state?.page.way !== "tablet";
    fill?.(one, form);
    const aloud = one("read");
    if (aloud && window.speechSynthesis) { aloud.hidden = false; aloud.onclick = () => readAloud(form); }
    if (one("skip")) one("skip").onclick = skip;
    app.replaceChildren(form);
    scrollTo(0, 0);
    (one("mark") || form.querySelector("input") || form.querySelector("h1"))?.focus({ preventScroll: true });
  };

  const readAloud = (form) => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const parts = [...form.querySelectorAll("h1, .lead, .who-sees p, .ends > span")].filter((one) => one.offsetParent);
    const aloud = new SpeechSynthesisUtterance(parts.map((one) => one.innerText.trim()).join(". "));
    aloud.lang = document.documentElement.lang === "en" ? "en-GB" : "da-DK";
    aloud.rate = 0.9;
    speechSynthesis.speak(aloud);
  };

  /* ---- where we are ---- */
  const left = () => state.page.asks.filter((ask) => !state.done.includes(ask.id));
  const now = () => state.page.asks.find((ask) => ask.id === state.at?.ask);
  const save = () => parcel?.save(state);

  const next = () => {
    state.at = null;
    const waiting = left();
    if (!waiting.length) return finish();
    const begun = state.page.asks.some((ask) => ask.asked === "start" && state.done.includes(ask.id));
    if (waiting[0].asked === "end" && begun && !state.paused) return pause();
    intro(waiting[0]);
  };

  const intro = (ask) => show("intro", (one, form) => {
    state.at = { ask: ask.id, line: -1 };
    one("title").textContent = ask.title;
    one("intro").textContent = ask.intro;
    const first = !state.seen;
    one("sees").hidden = !first;
    if (first) one("sees").replaceChildren(...state.page.sees.map((said) => {
      const p = document.createElement("p");
      p.textContent = said;
      return p;
    }));
    form.onsubmit = (event) => { event.preventDefault(); state.seen = true; line(0); };
    setTimeout(() => form.querySelector("[type=submit]").focus({ preventScroll: true }), 0);
  }, { tools: true });

  const pause = () => show("pause", (one, form) => {
    form.onsubmit = (event) => { event.preventDefault(); state.paused = true; save(); next(); };
  });

  /* ---- one line ---- */
  const picture = (img, name) => { if (name) { img.src = `${words.pictures}${name}.svg`; img.hidden = false; } };

  const place = (range, event) => {
    /* Some phones move a thumb only by the thumb, and this one is not there yet: the finger's place counts. */
    const box = range.getBoundingClientRect(), thumb = 44;
    const part = (event.clientX - box.left - thumb / 2) / (box.width - thumb);
    range.value = Math.round(Math.min(1, Math.max(0, part)) * range.max);
  };

  const inWords = (range, one) => {
    const part = range.value / range.max;
    const end = part < 0.5 ? one.low : one.high;
    if (part > 0.4 && part < 0.6) return words.middle;
    return `${part < 0.15 || part > 0.85 ? words.near : words.towards}: ${end}`;
  };

  const line = (number) => {
    const ask = now(), asked = ask.lines[number];
    state.at.line = number;
    const marks = (state.marks[ask.id] ??= {});
    show("line", (one, form) => {
      const range = one("mark"), hint = one("hint"), go = one("next");
      one("where").textContent = words.of.replace("[nu]", number + 1).replace("[alle]", ask.lines.length);
      one("dots").replaceChildren(...ask.lines.map((_, place) => {
        const dot = document.createElement("i");
        dot.className = place < number ? "gone" : place === number ? "now" : "";
        return dot;
      }));
      one("question").textContent = asked.text;
      one("low").textContent = asked.low;
      one("high").textContent = asked.high;
      picture(one("picture"), asked.picture);
      picture(one("low-picture"), asked.low_picture);
      picture(one("high-picture"), asked.high_picture);
      form.querySelector(".scale").classList.toggle("pictured", Boolean(asked.picture));
      range.max = ask.most;
      range.value = ask.most / 2;
      const isSet = () => asked.id in marks;
      const shown = () => {
        range.classList.toggle("untouched", !isSet());
        range.setAttribute("aria-valuetext", isSet() ? inWords(range, asked) : words.unset);
        go.classList.toggle("early", !isSet());
        if (isSet()) { hint.textContent = ""; hint.classList.remove("now"); }
      };
      const mark = () => { marks[asked.id] = Number(range.value); shown(); };
      if (isSet()) range.value = marks[asked.id];
      shown();
      range.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        event.preventDefault();
        range.focus({ preventScroll: true });
        range.setPointerCapture(event.pointerId);
        place(range, event);
        mark();
      });
      range.addEventListener("pointermove", (event) => {
        if (!range.hasPointerCapture(event.pointerId)) return;
        place(range, event);
        mark();
      });
      range.addEventListener("pointerup", save);
      range.addEventListener("input", mark);
      range.addEventListener("change", () => { mark(); save(); });
      range.addEventListener("keydown", (event) => {
        if (event.key === " ") { event.preventDefault(); mark(); save(); }
        /* Where the thumb would be already, Home and End change nothing, and yet they say something. */
        if (["Home", "End"].includes(event.key)) setTimeout(() => { mark(); save(); }, 0);
        if (event.key === "Enter") { event.preventDefault(); form.requestSubmit(); }
      });
      form.onsubmit = (event) => {
        event.preventDefault();
        if (!isSet()) { hint.classList.add("now"); return range.focus(); }
        save();
        if (number + 1 < ask.lines.length) return line(number + 1);
        answered({ marks: Object.fromEntries(ask.lines.map((one) => [one.id, marks[one.id]])) });
      };
      one("back").onclick = () => (number ? line(number - 1) : intro(ask));
    }, { tools: true });
  };

  const skip = () => {
    const ask = now(), number = state.at.line;
    show("skip", (one, form) => {
      one("reasons").replaceChildren(...state.page.reasons.map(([reason, says]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button button-secondary";
        button.textContent = says;
        button.onclick = () => answered({ skipped: reason });
        return button;
      }));
      one("back").onclick = () => (number < 0 ? intro(ask) : line(number));
      form.onsubmit = (event) => event.preventDefault();
    });
  };

  /* ---- sending ---- */
  const newId = () => { /* randomUUID is there on https alone */
    const random = crypto.getRandomValues(new Uint8Array(16));
    random[6] = (random[6] & 0x0f) | 0x40;
    random[8] = (random[8] & 0x3f) | 0x80;
    const hex = Array.from(random, (one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  const answered = async (said) => {
    const ask = now().id;
    state.queue.push({ ask, entry_id: newId(), at: Date.now(), ...said });
    state.done.push(ask);
    delete state.marks[ask];
    await save();
    send();
    next();
  };

  const body = (one) => {
    const form = new URLSearchParams({ ask: one.ask, entry_id: one.entry_id });
    /* How long ago, not when: this device's clock may be wrong, how fast it runs is not. */
    form.set("ago", Math.max(0, Math.round((Date.now() - one.at) / 1000)));
    if (one.skipped) form.set("skipped", one.skipped);
    for (const [id, mark] of Object.entries(one.marks || {})) form.set(`mark.${id}`, mark);
    return form;
  };

  const offline = (is) => { const note = document.querySelector("[data-offline]"); if (note) note.hidden = !is; };

  const send = async () => {
    if (sending || !state) return;
    sending = true;
    try {
      while (state.queue.length) {
        const one = state.queue[0];
        const answer = await fetch(state.page.address, {
          method: "POST", body: body(one), headers: { Accept: "application/json" }, credentials: "same-origin", cache: "no-store",
        });
        if (answer.status === 404 || answer.status === 410) { await gone(); return show("late"); }
        /* 409: somebody else has noted this answer meanwhile; 422: it can't be taken. Neither gets better by waiting. */
        if (!answer.ok && answer.status !== 409 && answer.status !== 422) throw new Error(String(answer.status));
        state.queue.shift();
        await save();
      }
      offline(false);
      if (state && !left().length) await finished();
    } catch { offline(true); }
    finally { sending = false; }
  };

  const gone = async () => {
    await parcel?.forget();
    parcel = null;
    if (frirum.keep.any()) return; /* somebody else's, who has no line yet: the empty page stays at hand for them */
    
    if (window.caches) for (const one of await caches.keys()) if (one.startsWith("frirum-answer")) await caches.delete(one);
    for (const one of (await navigator.serviceWorker?.getRegistrations?.()) || []) await one.unregister();
  };

  const finish = () => {
    if (!state.queue.length && !sending) return finished();
    show("waiting", (one, form) => {
      one("unkept").hidden = Boolean(parcel);
      form.onsubmit = (event) => { event.preventDefault(); send(); };
    });
  };

  const finished = async () => {
    const { address } = state.page;
    await gone();
    state = null;
    location.replace(address); /* thanks, and one's own answers, as the server shows them */
  };

  /* ---- the way in ---- */
  const start = async (page, code) => {
    const kept = code ? await frirum.keep.unlock(code) : null;
    if (kept) ({ parcel, data: state } = kept);
    else {
      state = { page, marks: {}, queue: [], done: [], at: null };
      parcel = code ? await frirum.keep.begin(code) : null;
    }
    if (page) {
      /* What the server has meanwhile is done; what is asked there still, and neither marked nor queued here, is asked. */
      const asked = page.asks.map((ask) => ask.id);
      state.done = state.page.asks.map((ask) => ask.id).filter((id) => !asked.includes(id) || state.queue.some((one) => one.ask === id));
      state.page = { ...page, asks: [...state.page.asks.filter((ask) => !asked.includes(ask.id)), ...page.asks] };
    }
    if (state.page.asks.length) await save();
    navigator.serviceWorker?.register?.(words.worker).catch(() => undefined);
    const { at } = state, ask = now();
    if (ask && !state.done.includes(ask.id) && at.line >= 0) line(at.line);
    else next();
    send();
  };

  const again = (page) => show("again", (one, form) => {
    form.onsubmit = async (event) => {
      event.preventDefault();
      const code = form.elements.code.value, kept = await frirum.keep.unlock(code);
      if (!kept) { one("wrong").hidden = false; return; }
      start(page, code);
    };
    one("anew").hidden = !page;
    one("anew").onclick = () => start(page, "");
  });

  /* The form that asks for code or card: where a parcel of this device opens by it, one goes on from there. */
  const enter = () => {
    for (const form of document.querySelectorAll("form[data-enter]")) form.addEventListener("submit", async (event) => {
      if (!frirum.keep.able()) return; /* sent as any form */
      event.preventDefault();
      const sent = new FormData(form), code = `${sent.get("code") || sent.get("number")}${sent.get("pin") || ""}`;
      if (await frirum.keep.unlock(code)) return start(null, code);
      try {
        const answer = await fetch(form.action, {
          method: "POST", body: new URLSearchParams(sent), headers: { Accept: "application/json" }, cache: "no-store",
        });
        const told = await answer.json();
        if (!answer.ok) return fault(form, told.fault);
        history.replaceState(null, "", told.page.address);
        start(told.page, code);
      } catch { fault(form, words.noline); }
    });
    const scanned = decodeURIComponent(location.hash.slice(1));
    const field = document.querySelector("form[data-enter] [name=code]");
    if (scanned && field) {
      field.value = scanned;
      history.replaceState(null, "", location.pathname);
      field.form.querySelector("[type=submit]").focus();
    }
  };

  const fault = (form, says) => {
    const one = form.querySelector("[data-fault]");
    one.textContent = says;
    one.hidden = false;
    form.querySelector("input:not([type=hidden])").focus();
  };

  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  setInterval(() => { if (state?.queue.length) send(); }, 15000);

  const page = read();
  if (page?.asks.length) {
    const code = page.way === "tablet" ? location.hash.slice(1) : "";
    if (!code && frirum.keep.any()) again(page);
    else start(page, code);
  } else if (!page) enter();
})();
