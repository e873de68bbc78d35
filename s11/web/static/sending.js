// Sending a form to its own address, and what came of it in one word.
const LONGEST_ANSWER = 30_000;
const LARGEST_AT_PARTING = 60_000; // Browsers send at most 64 KB once a page is left.

function sizeOf(body) {
  const text = new TextEncoder();
  let size = 0;
  for (const [name, value] of body) size += 200 + text.encode(name + value).length;
  return size;
}

// Returns {outcome: 'saved' | 'clash' | 'late' | 'invalid' | 'signed-out' | 'stale' | 'forbidden' | 'fault' | 'unreachable', ...}.
export async function send(address, body, atParting = false) {
  if (atParting && sizeOf(body) > LARGEST_AT_PARTING) return { outcome: 'unreachable' };
  let response;
  try {
    response = await fetch(address, {
      method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual', keepalive: atParting,
      signal: AbortSignal.timeout(LONGEST_ANSWER),
    });
  } catch {
    return { outcome: 'unreachable' };
  }
  if (response.type === 'opaqueredirect' || response.status === 401) return { outcome: 'signed-out' };
  const told = await response.json().catch(() => ({}));
  if (response.ok) return 'version' in told ? { outcome: 'saved', ...told } : { outcome: 'unreachable' };
  if (response.status === 409) return { outcome: told.clash ? 'clash' : 'late', ...told };
  if (response.status === 422 || response.status === 413) return { outcome: 'invalid', ...told };
  if (response.status === 400) return { outcome: 'stale' };
  if (response.status === 403 || response.status === 404) return { outcome: 'forbidden' };
  return { outcome: 'fault', ...told };
}

// After signing in again elsewhere the page's token is old: fetch a new one, if it is still the same person.
export async function newToken(address, person) {
  try {
    const response = await fetch(address, { redirect: 'manual', headers: { Accept: 'text/html' } });
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const form = page.querySelector(`form[data-person="${person}"]`);
    return form?.elements.csrf_token.value ?? null;
  } catch {
    return null;
  }
}
