/* Files can be dragged onto a field of documents ([data-papers]), or pasted into its form: a screenshot too. They come to
   stand in the ordinary file input, so that they are sent as if they had been chosen there. */
"use strict";
(() => {
  const add = (input, files) => {
    const all = new DataTransfer();
    for (const file of [...input.files, ...files]) all.items.add(file);
    input.files = all.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  for (const field of document.querySelectorAll("[data-papers]")) {
    const input = field.querySelector("input[type=file][multiple]");
    const area = field.querySelector(".drop");
    field.querySelector("[data-drop-hint]").hidden = false;
    for (const event of ["dragenter", "dragover"]) {
      area.addEventListener(event, (one) => { one.preventDefault(); area.classList.add("over"); });
    }
    for (const event of ["dragleave", "drop"]) area.addEventListener(event, () => area.classList.remove("over"));
    area.addEventListener("drop", (one) => { one.preventDefault(); add(input, one.dataTransfer.files); });
    input.form.addEventListener("paste", (one) => {
      if (!one.clipboardData.files.length) return; /* text is pasted where the cursor stands */
      one.preventDefault();
      add(input, one.clipboardData.files);
    });
  }
})();
