// A board and a ticket keep themselves fresh and say when they cannot. Without this file a reload does the same.
(() => {
  const EVERY = 4000;
  const place = document.getElementById("isi");
  if (!place) return;
  let etag = place.dataset.etag;
  let last = new Date();
  const lost = document.querySelector(".h-lost");

  function alive(yes) {
    if (yes) last = new Date();
    if (!yes && lost.hidden) {
      const two = (n) => String(n).padStart(2, "0");
      lost.querySelector("[data-since]").textContent = `${two(last.getHours())}.${two(last.getMinutes())}`;
    }
    lost.hidden = yes;
  }

  async function poll() {
    const answer = await fetch(place.dataset.poll, { headers: { "If-None-Match": etag }, cache: "no-store" });
    if (answer.status >= 500) throw new Error(answer.status);
    alive(true);
    if (answer.status !== 200) return;
    etag = answer.headers.get("ETag") || etag;
    place.innerHTML = await answer.text();
    place.dispatchEvent(new CustomEvent("fresh"));
  }
  setInterval(() => poll().catch(() => alive(false)), EVERY);

  document.querySelector("[data-print]")?.addEventListener("click", () => print());
  // A kiosk that nobody touches any more goes back to the first page.
  const back = document.querySelector("[data-back]");
  if (back) setTimeout(() => (location.href = back.href), 30000);
})();
