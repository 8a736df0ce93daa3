// On every page: the service worker, the offer to install, leaving nothing behind at sign-out, a button that prints.

import { forget, unsent } from "./phone/store.js";

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});

for (const form of document.querySelectorAll("form[data-unsent]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      if ((await unsent()) && !confirm(form.dataset.unsent)) return;
      await forget();
    } catch {
      // a browser that keeps nothing has nothing to clear
    }
    form.submit();
  });
}

// Where somebody signs in on a phone that still holds reports of the last person, it says so.
const note = document.querySelector("[data-note-unsent]");
if (note) unsent().then((n) => (note.hidden = !n), () => {});

// Without script the browser's own menu prints; the button would do nothing there and stays hidden.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Where the browser itself can install the app, a button does; elsewhere the written steps stand.
const install = document.querySelector("[data-install]");
if (install) {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    install.hidden = false;
    install.addEventListener("click", () => event.prompt().then(() => (install.hidden = true)), { once: true });
  });
}
