/* The clocks of intake count down while the page is open: business time, from the hour at which the page was made.
   Without scripts the due time is printed beside each. What turns red is told once, politely, to who can't see it. */
"use strict";
(() => {
  const list = () => document.querySelector("[data-now]");
  const told = new Set();
  let seen = null;
  let since = 0;

  const now = () => {
    const made = list().dataset.now;
    if (made !== seen) [seen, since] = [made, performance.now()];
    return Date.parse(made) + performance.now() - since;
  };

  const length = (minutes) => {
    const said = list().dataset;
    const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
    const parts = whole ? [`${whole} ${whole === 1 ? said.hour : said.hours}`] : [];
    if (rest || !whole) parts.push(`${rest} ${said.minutes}`);
    return parts.join(" ");
  };

  const run = () => {
    if (!list()) return;
    const at = now();
    const { left, over } = list().dataset;
    for (const clock of document.querySelectorAll("[data-due]")) {
      const gap = Date.parse(clock.dataset.due) - at;
      if (Math.abs(gap) >= 48 * 3600e3) continue; /* days: the server's words stand */
      const minutes = Math.floor(Math.abs(gap) / 60e3);
      clock.textContent = gap >= 0 ? `${left} ${length(minutes)}` : `${length(minutes)} ${over}`;
      const key = clock.dataset.what + clock.dataset.due;
      if (gap < 0 && !clock.classList.contains("late")) {
        clock.classList.remove("soon", "calm");
        clock.classList.add("late");
        if (!told.has(key)) {
          const live = document.getElementById("turned-red");
          live.textContent = `${live.dataset.words} ${clock.dataset.what}`;
        }
      }
      if (gap < 0) told.add(key);
    }
  };

  setInterval(run, 5000);
})();
