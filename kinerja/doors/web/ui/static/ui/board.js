// The board keeps itself fresh and can be worked by keyboard. Without this file a reload does the same.
(() => {
  const EVERY = 20000;
  const board = document.getElementById("papan");
  if (!board) return;
  let etag = board.dataset.etag;
  let fresh = null;
  const changed = document.querySelector(".k-changed");

  const rows = () => [...board.querySelectorAll(".k-row")];
  const current = () => document.activeElement.closest?.("#papan .k-row");
  const isTyping = () => ["INPUT", "TEXTAREA", "SELECT"].includes(document.activeElement.tagName);
  const hasWords = () => [...board.querySelectorAll("textarea")].some((area) => area.value.trim());

  // What somebody is typing is never swept away: then the page only says that there is something new.
  function show() {
    const here = current()?.id;
    board.innerHTML = fresh;
    fresh = null;
    changed.hidden = true;
    if (here) document.getElementById(here)?.focus();
  }

  async function poll() {
    if (document.hidden) return;
    const answer = await fetch(board.dataset.poll, { headers: { "If-None-Match": etag }, redirect: "manual", cache: "no-store" });
    if (answer.status === 304) return;
    // Signed out, or no superior any more: the page itself says so.
    if (!answer.ok) return answer.status >= 500 ? undefined : location.reload();
    etag = answer.headers.get("ETag") || etag;
    fresh = await answer.text();
    if (hasWords()) changed.hidden = false;
    else show();
  }
  // A line that is down is tried again at the next beat.
  setInterval(() => poll().catch(() => {}), EVERY);
  document.addEventListener("visibilitychange", () => poll().catch(() => {}));
  changed.querySelector("button").addEventListener("click", show);

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)].focus();
  }

  function ask(row) {
    const box = row.querySelector(".k-ask");
    if (!box) return;
    box.open = true;
    box.querySelector("textarea").focus();
  }

  const keys = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    s: (row) => row?.querySelector("[data-act=accept] button")?.click(),
    t: (row) => row && ask(row),
    b: (row) => row?.querySelector("[data-act=open] button")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping() || !(event.key in keys)) return;
    if (event.key.startsWith("Arrow") && !current()) return;
    event.preventDefault();
    keys[event.key](current());
  });
})();
