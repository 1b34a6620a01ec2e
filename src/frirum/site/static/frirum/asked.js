/* A field marked data-only-after is shown while the field of that name has one of its data-answers. Without scripts
   all fields are there, and the answer decides which of them can be missing. What is hidden keeps what was typed. */
"use strict";
(() => {
  const answers = (form, name) =>
    [...form.elements]
      .filter((field) => field.name === name && (!["checkbox", "radio"].includes(field.type) || field.checked))
      .map((field) => field.value);

  const follow = (form) => {
    for (const group of form.querySelectorAll("[data-only-after]")) {
      const wanted = group.dataset.answers.split(" ");
      group.hidden = !answers(form, group.dataset.onlyAfter).some((one) => wanted.includes(one));
    }
  };

  for (const form of document.querySelectorAll("form")) {
    if (!form.querySelector("[data-only-after]")) continue;
    form.addEventListener("change", () => follow(form));
    follow(form);
  }
})();
