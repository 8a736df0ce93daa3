// What waits on this phone, in IndexedDB: the draft as it is typed, reports that are not at the server yet, their files.

const NAME = "kinerja";
const STORES = ["meta", "drafts", "queue", "files"];
export const CACHE = "kinerja-mine";
export const RECEIVED = "received";

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => STORES.forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

// One transaction over all stores: what is moved is never in two places, nor in none.
export async function inOne(mode, act) {
  const base = await open();
  return new Promise((resolve, reject) => {
    const turn = base.transaction(STORES, mode);
    const stores = Object.fromEntries(STORES.map((name) => [name, turn.objectStore(name)]));
    const asked = act(stores);
    turn.oncomplete = () => resolve(asked?.result);
    turn.onerror = turn.onabort = () => reject(turn.error);
  });
}

export const get = (store, key) => inOne("readonly", (s) => s[store].get(key));
export const all = (store) => inOne("readonly", (s) => s[store].getAll());
export const put = (store, value, key) => inOne("readwrite", (s) => s[store].put(value, key));
export const remove = (store, key) => inOne("readwrite", (s) => s[store].delete(key));

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = [...b].map((n) => n.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export async function unsent() {
  return (await all("queue")).filter((item) => item.state !== RECEIVED).length;
}

// Another person, or nobody any more: nothing of the last one stays.
export async function forget() {
  await inOne("readwrite", (s) => STORES.forEach((name) => s[name].clear()));
  if (self.caches) await caches.delete(CACHE);
}

// The phone belongs to who is signed in. Answers whether it was somebody else's before.
export async function belongTo(owner) {
  const before = await get("meta", "owner");
  if (before === owner) return false;
  if (before) await forget();
  await put("meta", owner, "owner");
  return Boolean(before);
}
