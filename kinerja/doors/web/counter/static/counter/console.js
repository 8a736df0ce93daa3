// Keys of the console: a letter presses its button or opens its choice. Without this file Tab and Enter do the same.
(() => {
  const isTyping = () => ["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement.tagName) && document.activeElement.type !== "checkbox";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping()) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!found) return;
    event.preventDefault();
    if (found.tagName === "SELECT") found.focus();
    else found.click();
  });
  // A press is one press, however long the line takes.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", () => setTimeout(() => form.querySelectorAll("button").forEach((button) => (button.disabled = true))));
  }
  // While nobody is at the counter, the queue keeps itself fresh.
  if (!document.querySelector(".c-here input[name=ticket]")) setTimeout(() => { if (!isTyping()) location.reload(); }, 15000);
})();
