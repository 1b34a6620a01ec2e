/* A child's own page. All that it does stays on one step of the tab's history, at an address that says nothing; the
   way out (the red button, Escape) puts another page in that step, so that "back" does not lead here again. Nothing is
   kept on the device. What the browser itself writes in its list of visited pages is beyond a page's reach: the page
   says so. */
"use strict";
(() => {
  history.replaceState(null, "", "/");

  const leave = () => {
    window.speechSynthesis?.cancel();
    const { href } = document.querySelector("[data-leave]");
    document.body.replaceChildren(); /* at once, however slow the line is */
    location.replace(href);
  };

  const form = () => document.querySelector("form");

  /* Puts a page that the server answered with in this page's place, with what was typed. */
  const show = (text, typed) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    document.documentElement.lang = fresh.documentElement.lang;
    document.body.replaceWith(fresh.body);
    for (const field of form()?.elements || []) {
      if (!field.name || field.type === "hidden") continue;
      if (["radio", "checkbox"].includes(field.type)) field.checked = typed.getAll(field.name).includes(field.value);
      else field.value = typed.get(field.name) || "";
    }
    ready();
    scrollTo(0, 0);
    document.querySelector("[data-first]")?.focus();
  };

  const ask = async (address, options, typed) => {
    try {
      const answer = await fetch(address, { ...options, cache: "no-store" });
      if (![200, 422, 429].includes(answer.status)) throw new Error(String(answer.status));
      show(await answer.text(), typed);
    } catch {
      const failed = document.querySelector("[data-failed]");
      if (failed) { failed.hidden = false; failed.focus(); }
    }
  };

  const typed = () => (form() ? new FormData(form()) : new FormData());

  const read = (section) => {
    const voice = window.speechSynthesis;
    if (voice.speaking) return voice.cancel();
    const aloud = new SpeechSynthesisUtterance(section.innerText);
    aloud.lang = document.documentElement.lang === "en" ? "en-GB" : "da-DK";
    aloud.rate = 0.9;
    voice.speak(aloud);
  };

  const ready = () => {
    document.querySelector("[data-without-scripts]")?.remove();
    if (window.speechSynthesis) for (const button of document.querySelectorAll("[data-read]")) button.hidden = false;
  };

  document.addEventListener("click", (event) => {
    const one = (wanted) => event.target.closest(wanted);
    if (one("[data-leave]")) { event.preventDefault(); leave(); }
    else if (one("[data-stay]")) { event.preventDefault(); ask(one("[data-stay]").href, {}, typed()); }
    else if (one("[data-read]")) read(one("section"));
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = typed();
    ask(event.target.action, { method: "POST", body }, body);
  });
  /* A browser that kept the page whole would show it again: it is asked for anew, by the address that says nothing. */
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  ready();
})();
