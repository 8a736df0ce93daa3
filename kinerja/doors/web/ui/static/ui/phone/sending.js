// Sending what waits: files in pieces, then the report with its key. Every step can be tried again without harm.

import * as store from "./store.js";

const PIECE = 256 * 1024;
const STATE = "/saya/lapor/keadaan";
const REPORT = "/saya/lapor";
const UPLOAD = "/saya/unggahan";

export class Refused extends Error {} // the server said no, with a sentence
export class SignedOut extends Error {}
export class Later extends Error {} // no line, or the server is busy: the same again in a while

let token = "";

async function ask(url, options = {}) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...options, headers: { Accept: "application/json", ...options.headers } });
  } catch {
    throw new Later("");
  }
  let said = {};
  try {
    said = await response.json();
  } catch {
    throw new Later(""); // a page of a proxy or of a hotspot, not ours
  }
  if (response.ok || response.status === 409 && "offset" in said) return said;
  if (response.status === 401) throw new SignedOut(said.sentence);
  if (response.status === 403 && said.kind === "expired") throw new Later(said.sentence);
  if (response.status >= 500 || [400, 408, 429].includes(response.status)) throw new Later(said.sentence ?? "");
  throw new Refused(said.sentence || String(response.status));
}

const post = (url, body, headers = {}) => ask(url, { method: "POST", body, headers: { "X-CSRFToken": token, ...headers } });

async function hash(blob) {
  if (!crypto.subtle) return ""; // only over HTTPS or on this machine
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((n) => n.toString(16).padStart(2, "0")).join("");
}

// The key of the file at the server. What has arrived before is not sent again.
async function upload(file, tell) {
  if (file.file) return file.file;
  const facts = new URLSearchParams({ key: file.key, name: file.name, size: file.blob.size, sha256: await hash(file.blob) });
  let at = await post(UPLOAD, facts);
  while (!at.file && at.offset < file.blob.size) {
    const piece = file.blob.slice(at.offset, at.offset + Math.min(PIECE, at.piece));
    at = { ...at, ...(await post(at.url, piece, { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(at.offset) })) };
    tell(at.offset / file.blob.size);
  }
  const done = at.file ?? (await post(`${at.url}/selesai`)).file;
  file.file = done.key;
  await store.put("files", file, file.key);
  return file.file;
}

// Send one waiting report. Answers its receipt.
export async function send(item, owner, tell) {
  const who = await ask(STATE);
  if (who.owner !== owner) throw new SignedOut("");
  token = who.csrf;
  const form = new URLSearchParams({ ...item.fields, submission: item.submission });
  for (const key of item.files) {
    const file = await store.get("files", key);
    if (file) form.append("evidence", await upload(file, (share) => tell(file.name, share)));
  }
  return (await post(REPORT, form)).receipt;
}
