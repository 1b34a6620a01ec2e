/* What was marked and is not sent yet, kept on this device: sealed by AES-GCM with a key that is derived from the code of
   the talk (PBKDF2, salted) and cannot be taken out of the browser. The code itself is kept nowhere; whoever finds the
   phone finds a sealed parcel. WebCrypto is there on https, and on this machine's own address; elsewhere nothing is
   kept, and the page says so when the line is gone. */
"use strict";
window.frirum = window.frirum || {};
frirum.keep = (() => {
  const PREFIX = "frirum-answers.";
  const LASTS = 8 * 24 * 3600 * 1000; /* longer than the server takes what comes late: then it is of no use to anybody */
  const ROUNDS = 600000; /* what OWASP asks of PBKDF2 with SHA-256; some tenths of a second on a phone */
  const able = () => Boolean(window.isSecureContext && window.crypto?.subtle);
  const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (one) => String.fromCharCode(one)).join(""));
  const plain = (code) => code.toUpperCase().replace(/[^0-9A-Z]/g, "");

  const derived = async (code, salt) => {
    const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(code), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, secret,
      { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  };

  const slots = () => {
    try {
      const every = Object.keys(localStorage).filter((one) => one.startsWith(PREFIX));
      const old = every.filter((one) => Date.now() - Number(JSON.parse(localStorage.getItem(one)).at) > LASTS);
      for (const one of old) localStorage.removeItem(one);
      return every.filter((one) => !old.includes(one));
    } catch { return []; }
  };

  /* A parcel of this device: `save` seals anew, `forget` leaves nothing. Savings go one after the other. */
  const parcel = (slot, key, salt) => {
    let last = Promise.resolve();
    const then = (work) => (last = last.then(work, work));
    return {
      save: (data) => then(async () => {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(data)));
        localStorage.setItem(slot, JSON.stringify({ at: Date.now(), salt: text(salt), iv: text(iv), sealed: text(sealed) }));
      }).catch(() => undefined), /* a full or forbidden store: the marks are in the page still */
      forget: () => then(() => localStorage.removeItem(slot)),
    };
  };

  /* A new parcel under a code; null where this browser can't seal. */
  const begin = async (code) => {
    if (!able()) return null;
    const salt = crypto.getRandomValues(new Uint8Array(16));
    return parcel(PREFIX + text(crypto.getRandomValues(new Uint8Array(9))), await derived(plain(code), salt), salt);
  };

  /* The parcel that a code opens, and what is in it; null where it opens none. */
  const unlock = async (code) => {
    if (!able()) return null;
    for (const slot of slots()) {
      try {
        const kept = JSON.parse(localStorage.getItem(slot));
        const salt = bytes(kept.salt), key = await derived(plain(code), salt);
        const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(kept.iv) }, key, bytes(kept.sealed));
        return { parcel: parcel(slot, key, salt), data: JSON.parse(new TextDecoder().decode(open)) };
      } catch { /* another's, or another code */ }
    }
    return null;
  };

  return { able, begin, unlock, any: () => slots().length > 0 };
})();
