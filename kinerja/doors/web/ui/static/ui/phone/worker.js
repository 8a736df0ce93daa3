// The service worker. `SHELL` stands above this file: version, files to keep, the offline page, the page of the phone.
// Kept are the shell's own files, the same for everybody, and one page of the person who is signed in. Nothing else.
"use strict";

const FILES = `kinerja-shell-${SHELL.version}`;
const MINE = "kinerja-mine"; // the page with one's own name and indicators; app.js clears it at sign-out

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(FILES)
      .then((cache) => cache.addAll([...SHELL.files, SHELL.offline].map((url) => new Request(url, { cache: "no-cache" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((n) => n.startsWith("kinerja-shell-") && n !== FILES).map((n) => caches.delete(n))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (SHELL.files.includes(url.pathname)) event.respondWith(file(request, url));
});

// The newest page where there is a line; without one the page of the phone as it was last seen.
async function page(request, url) {
  const isMine = url.pathname === SHELL.page;
  try {
    const response = await fetch(request);
    if (isMine && response.ok && !response.redirected) {
      await (await caches.open(MINE)).put(SHELL.page, response.clone());
    }
    return response;
  } catch {
    const mine = isMine && (await (await caches.open(MINE)).match(SHELL.page));
    return mine || (await caches.match(SHELL.offline)) || Response.error();
  }
}

async function file(request, url) {
  const kept = await (await caches.open(FILES)).match(url.pathname);
  return kept || fetch(request);
}
