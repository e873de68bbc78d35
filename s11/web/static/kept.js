// What was typed and is not saved yet, kept on this device: by person and by the address of the page.
const PREFIX = 's11:';

const keyOf = (person, address) => `${PREFIX}${person}:${address}`;

// `earlier` is what was found here when the page was opened, as long as nobody decided what becomes of it.
export function keep(person, address, fields, earlier = null) {
  return put(person, address, { at: Date.now(), fields, earlier });
}

function put(person, address, text) {
  try {
    localStorage.setItem(keyOf(person, address), JSON.stringify(text));
    return true;
  } catch {
    return false; // The browser keeps nothing, or is full: the page then must not promise it.
  }
}

export function kept(person, address) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(person, address)));
  } catch {
    return null;
  }
}

export function drop(person, address, earlier = null) {
  if (earlier) {
    put(person, address, earlier);
    return;
  }
  try { localStorage.removeItem(keyOf(person, address)); } catch { /* nothing is kept then */ }
}

export function anyKept() {
  try { return Object.keys(localStorage).some((key) => key.startsWith(PREFIX)); } catch { return false; }
}

export function dropAll() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch { /* nothing is kept then */ }
}
