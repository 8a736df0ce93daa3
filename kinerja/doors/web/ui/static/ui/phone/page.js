// The page of the report: the draft is kept as it is typed, sending goes on by itself whenever there is a line.

import * as store from "./store.js";
import { Later, Refused, SignedOut, send } from "./sending.js";

const form = document.querySelector("#lapor");
const words = document.querySelector("#kata").dataset;
const list = document.querySelector("#kiriman");
const chosen = document.querySelector("#terpilih");
const picker = form.querySelector("input[type=file]");
const owner = form.dataset.owner;
const FIELDS = ["day", "indicator", "text", "quantity", "minutes", "link"];
const AGAIN = [5, 15, 60, 300]; // seconds until the next try, while there seems to be a line
const KEEP_RECEIPTS = 7 * 86400e3;
const today = form.elements.day.defaultValue;
// A page kept since yesterday without a line still lets today be chosen; the server has the last word.
const here = new Date().toLocaleDateString("sv");
if (here > form.elements.day.max) form.elements.day.max = here;

let draft = { key: "draft", fields: {}, files: [], submission: store.newKey() };
let tries = 0;
let timer;
let busy = false;

// --- the draft

async function keepDraft() {
  for (const name of FIELDS) draft.fields[name] = form.elements[name].value;
  await store.put("drafts", draft, "draft");
}

async function takeFiles(files) {
  const most = Number(picker.dataset.most);
  for (const blob of files) {
    if (blob.size > most * 2 ** 20) {
      say(words.tooLarge.replace("{name}", blob.name).replace("{limit}", most));
      continue;
    }
    const file = { key: store.newKey(), name: blob.name, blob };
    await store.put("files", file, file.key);
    draft.files.push(file.key);
  }
  picker.value = "";
  await keepDraft();
  await showFiles();
}

async function dropFile(key) {
  draft.files = draft.files.filter((known) => known !== key);
  await store.remove("files", key);
  await keepDraft();
  await showFiles();
}

async function showFiles() {
  const files = await Promise.all(draft.files.map((key) => store.get("files", key)));
  chosen.replaceChildren(
    ...files.filter(Boolean).map((file) => {
      const drop = button(words.drop, () => dropFile(file.key));
      drop.setAttribute("aria-label", `${words.drop}: ${file.name}`);
      return element("li", {}, `${file.name} (${Math.ceil(file.blob.size / 1024)} KB) `, drop);
    }),
  );
}

function fill(fields) {
  for (const name of FIELDS) if (fields[name] !== undefined) form.elements[name].value = fields[name];
}

// --- handing over: from the draft to the queue in one step, so that a second tap finds nothing to send

async function handOver(event) {
  event.preventDefault();
  say("");
  if (busy || !form.reportValidity()) return;
  busy = true;
  try {
    await keepDraft();
    const item = { ...draft, key: undefined, state: "saved", sentence: "", at: Date.now() };
    const next = { key: "draft", fields: {}, files: [], submission: store.newKey() };
    await store.inOne("readwrite", (s) => {
      s.queue.put(item, item.submission);
      s.drafts.put(next, "draft");
    });
    draft = next;
    form.reset();
    form.elements.day.value = item.fields.day || today;
    await showFiles();
  } finally {
    busy = false;
  }
  await work();
}

// --- the queue

async function mark(item, state, sentence = "", more = {}) {
  Object.assign(item, { state, sentence }, more);
  await store.put("queue", item, item.submission);
  await show();
}

async function sendOne(item) {
  await mark(item, "sending");
  try {
    const progress = (name, share) => status(item, `${words.sending} ${name}: ${Math.round(share * 100)}%`);
    const receipt = await send(item, owner, progress);
    await mark(item, store.RECEIVED, "", { receipt, files: item.files, done: Date.now() });
    for (const key of item.files) await store.remove("files", key);
    return true;
  } catch (error) {
    if (error instanceof SignedOut) await mark(item, "signin", error.message);
    else if (error instanceof Refused) await mark(item, "refused", error.message);
    else if (error instanceof Later) await mark(item, "saved", error.message);
    else throw error;
    return error instanceof Refused;
  }
}

// Another tab that sends already goes on alone; the server would take nothing twice anyway.
const alone = (act) =>
  navigator.locks ? navigator.locks.request("kinerja-sending", { ifAvailable: true }, (lock) => lock && act()) : act();

async function work() {
  clearTimeout(timer);
  await show();
  let goesOn = true;
  await alone(async () => {
    for (const item of await waiting()) if (!(goesOn = await sendOne(item))) break;
  });
  tries = goesOn ? 0 : tries + 1;
  if ((await waiting()).length && navigator.onLine) {
    timer = setTimeout(work, AGAIN[Math.min(tries, AGAIN.length - 1)] * 1000);
  }
}

const byTime = (a, b) => a.at - b.at;
const waiting = async () =>
  (await store.all("queue")).filter((item) => item.state !== store.RECEIVED && item.state !== "refused").sort(byTime);

async function mend(item) {
  await keepDraft();
  if (draft.fields.text && !confirm(words.replace)) return;
  draft = { key: "draft", fields: item.fields, files: item.files, submission: store.newKey() };
  await store.inOne("readwrite", (s) => {
    s.drafts.put(draft, "draft");
    s.queue.delete(item.submission);
  });
  fill(draft.fields);
  await showFiles();
  await show();
  form.elements.text.focus();
}

async function discard(item) {
  if (item.state !== store.RECEIVED && !confirm(words.discard)) return;
  await store.inOne("readwrite", (s) => {
    item.files.forEach((key) => s.files.delete(key));
    s.queue.delete(item.submission);
  });
  await show();
}

// --- what is seen

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function button(text, act) {
  const made = element("button", { type: "button", class: "btn btn-outline btn-small" }, text);
  made.addEventListener("click", act);
  return made;
}

const TONES = { saved: "info", sending: "info", received: "good", signin: "warn", refused: "bad" };

function line(item) {
  const state = element("span", { class: `k-badge tone-${TONES[item.state]}`, "data-state": item.state }, words[item.state]);
  const parts = [element("strong", {}, item.fields.text.slice(0, 80)), " ", state];
  if (item.sentence) parts.push(element("p", {}, item.sentence));
  if (item.state === "signin") {
    parts.push(element("a", { class: "btn btn-primary btn-small", href: "/masuk?next=/saya/lapor" }, words.enter));
  }
  if (item.state === "refused") {
    parts.push(element("p", { class: "k-actions" }, button(words.mend, () => mend(item)), button(words.remove, () => discard(item))));
  }
  if (item.receipt) {
    parts.push(element("p", {}, element("a", { href: item.receipt.url }, `${words.receipt} ${item.receipt.code}`), ` · ${item.receipt.at}`));
  }
  return element("li", { id: `k-${item.submission}` }, ...parts);
}

function status(item, text) {
  const shown = document.querySelector(`#k-${CSS.escape(item.submission)} [data-state]`);
  if (shown) shown.textContent = text;
}

async function show() {
  const items = (await store.all("queue")).sort(byTime).reverse();
  for (const item of items) {
    if (item.state === store.RECEIVED && Date.now() - item.done > KEEP_RECEIPTS) await store.remove("queue", item.submission);
  }
  list.replaceChildren(...items.map(line));
  document.querySelector("#kosong").hidden = items.length > 0;
  document.querySelector("#luring").hidden = navigator.onLine;
}

function say(text) {
  const place = document.querySelector("#pesan");
  place.textContent = text;
  place.hidden = !text;
}

// --- beginning

async function begin() {
  await store.belongTo(owner);
  draft = (await store.get("drafts", "draft")) ?? draft;
  if (!form.dataset.returned) fill(draft.fields);
  document.querySelectorAll("[data-app]").forEach((part) => (part.hidden = false));
  await showFiles();
  form.addEventListener("input", (event) => event.target !== picker && keepDraft());
  picker.addEventListener("change", () => takeFiles([...picker.files]));
  form.addEventListener("submit", handOver);
  addEventListener("online", work);
  addEventListener("offline", show);
  document.addEventListener("visibilitychange", () => document.hidden || work());
  form.dataset.ready = "yes";
  await work();
}

// Where the browser keeps nothing (a private window) the page stays an ordinary form.
begin().catch((error) => console.warn(String(error)));
