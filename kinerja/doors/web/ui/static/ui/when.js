// A part of a form is shown only while it belongs to what is chosen: <div data-when="method=direct other">.
// Without this file every part stays visible, and the server leaves out what does not belong.
for (const form of document.querySelectorAll("form")) {
  const parts = [...form.querySelectorAll("[data-when]")];
  const show = () => {
    const chosen = new FormData(form);
    for (const part of parts) {
      const [name, values] = part.dataset.when.split("=");
      part.hidden = !values.split(" ").includes(chosen.get(name) ?? "");
    }
  };
  form.addEventListener("change", show);
  // A browser that comes back to a page fills in what was chosen only after this file ran.
  addEventListener("pageshow", show);
}
