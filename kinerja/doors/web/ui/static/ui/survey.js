// What a citizen has chosen stays on this device until it is sent; without script the form works all the same.

const PREFIX = "kinerja.survey:";

function keep(form) {
  const chosen = {};
  for (const [name, value] of new FormData(form)) chosen[name] = value;
  localStorage.setItem(PREFIX + location.pathname, JSON.stringify(chosen));
}

// The key of the form comes back with the choices: what was sent on a bad line and is sent again, counts once.
function restore(form) {
  const chosen = JSON.parse(localStorage.getItem(PREFIX + location.pathname) || "{}");
  for (const [name, value] of Object.entries(chosen)) {
    for (const input of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (input.type === "radio") input.checked = input.value === value;
      else input.value = value;
    }
  }
}

function forget() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

try {
  const form = document.querySelector("[data-survey-draft]");
  if (document.querySelector("[data-survey-done]")) forget();
  if (form) {
    if (!document.querySelector(".k-summary")) restore(form);
    form.addEventListener("change", () => keep(form));
  }
} catch {
  // a browser that keeps nothing loses nothing that was sent
}
