/* What is marked data-only-after is shown while the field of that name has one of its data-answers; what is marked
   data-never-after is hidden then. Without scripts all is there, and the answers decide what can be missing. What is
   hidden keeps what was typed, and decides nothing itself. What has a fault is never hidden. */
"use strict";
(() => {
  const answers = (form, name) =>
    [...form.elements]
      .filter((field) => field.name === name && !field.closest("[hidden]"))
      .filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked)
      .map((field) => field.value);

  const follow = (form) => {
    for (const group of form.querySelectorAll("[data-only-after], [data-never-after]")) {
      const { onlyAfter, neverAfter } = group.dataset;
      const wanted = group.dataset.answers.split(" ");
      const any = (one) => (group.dataset.answers ? wanted.includes(one) : one !== "");
      const given = answers(form, onlyAfter || neverAfter).some(any);
      group.hidden = given === Boolean(neverAfter) && !group.classList.contains("has-fault");
    }
  };

  for (const form of document.querySelectorAll("form")) {
    if (!form.querySelector("[data-only-after], [data-never-after]")) continue;
    form.addEventListener("change", () => follow(form));
    follow(form);
  }
})();
