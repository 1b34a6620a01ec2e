/* Files can be dragged onto a field of documents ([data-papers]), or pasted into its form: a screenshot too. They come to
   stand in the ordinary file input, and are sent at once (data-stage-url): the server keeps them for this form, sealed, and
   answers with a tick for each. What could not be sent stays in the input and goes along when the form is saved. */
"use strict";
(() => {
  const add = (input, files) => {
    const all = new DataTransfer();
    for (const file of [...input.files, ...files]) all.items.add(file);
    input.files = all.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const hold = (field, html) => {
    const held = field.querySelector("[data-held]");
    for (const old of held.querySelectorAll("[role=alert]")) old.remove();
    held.insertAdjacentHTML("beforeend", html);
    /* New to the form, so that its draft takes note of them. */
    for (const tick of held.querySelectorAll("input[checked]")) { tick.defaultChecked = false; tick.checked = true; }
    field.querySelector("[data-held-hint]").hidden = !held.querySelector("input");
    held.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const underWay = new WeakSet();
  const send = async (field, input) => {
    const { form } = input;
    if (!form.dataset.stageUrl || !input.files.length || underWay.has(input)) return;
    underWay.add(input);
    const words = field.querySelector("[data-under-way]");
    words.hidden = false;
    const sent = [...input.files];
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "entry_id"]) body.set(name, form.elements[name].value);
    for (const file of sent) body.append(input.name, file);
    let came = false;
    try {
      const answer = await fetch(form.dataset.stageUrl, { method: "POST", body });
      came = answer.headers.get("X-Staged") === "yes";
      if (came) {
        const left = new DataTransfer();
        for (const file of input.files) if (!sent.includes(file)) left.items.add(file);
        input.files = left.files;
        hold(field, await answer.text());
      }
    } catch { /* the line is down: the files stand in the input, and go along with the form */ }
    words.hidden = true;
    underWay.delete(input);
    if (came) send(field, input);
  };

  for (const field of document.querySelectorAll("[data-papers]")) {
    const input = field.querySelector("input[type=file][multiple]");
    const area = field.querySelector(".drop");
    field.querySelector("[data-drop-hint]").hidden = false;
    for (const one of field.querySelectorAll("input[type=file]")) one.addEventListener("change", () => send(field, one));
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
