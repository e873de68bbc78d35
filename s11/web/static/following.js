// Follows work in the background: how far it is in words and as a bar, said aloud every tenth, and what came of it.
const PAUSE = 2000;
const LONGEST_PAUSE = 30_000;
const UNDER_WAY = new Set(['waiting', 'running']);
const WORDS = {
  done: 'It is done. The papers are ready to download.',
  cancelled: 'It was cancelled.',
  failed: 'The feedback could not be made.',
};

export function follow(box) {
  const find = (name) => box.querySelector(`[data-${name}]`), said = document.querySelector('[data-said]');
  let wait = PAUSE, tenth = 0;
  find('without-script').hidden = true;

  async function look() {
    let told;
    try {
      const answer = await fetch(box.dataset.follow, { headers: { Accept: 'application/json' }, redirect: 'manual' });
      if (answer.type === 'opaqueredirect' || answer.status === 403) return say('You are signed out. The papers are made meanwhile: sign in again to see them.');
      if (!answer.ok) throw new Error(answer.status);
      told = await answer.json();
    } catch {
      wait = Math.min(2 * wait, LONGEST_PAUSE);
      return again();
    }
    wait = PAUSE;
    if (!UNDER_WAY.has(told.state)) return end(told);
    show(told);
    return again();
  }

  const again = () => setTimeout(look, wait);

  function say(words) {
    find('words').textContent = words;
    said.textContent = words;
  }

  function show({ state, ended, failed, asked }) {
    box.querySelector('progress').value = ended;
    const words = state === 'waiting' && !ended ? 'Waiting to begin.'
      : `${ended} of ${asked} ${asked === 1 ? 'paper' : 'papers'} done.${failed ? ` ${failed} could not be made.` : ''}`;
    find('words').textContent = words;
    const now = Math.floor((10 * ended) / asked);
    if (now > tenth) said.textContent = words;
    tenth = Math.max(now, tenth);
  }

  // The page is fetched once more and put in place, so that nobody is thrown back to its beginning unasked.
  async function end({ state }) {
    const answer = await fetch(box.dataset.page).catch(() => null);
    if (!answer?.ok) return again();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const place = box.closest('[data-followed]'), hadFocus = place.contains(document.activeElement);
    place.replaceChildren(...page.querySelector('[data-followed]').childNodes);
    if (hadFocus) place.querySelector('h1').focus();
    said.textContent = WORDS[state] ?? '';
    return undefined;
  }

  again();
}
