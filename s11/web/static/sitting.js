// Says two minutes before that a sign-in is about to end, saves first what is typed, and lets it go on.
const WARNED = 120;
const SHOWN_AGAIN = 15;
const SPOKEN = [60, 30, 10];
const AFTER_A_SLEEP = 5_000;

export class Sitting {
  // `autosaves` save by themselves; `held` are forms that do not, and are kept on this device.
  constructor(box, autosaves, held) {
    Object.assign(this, { box, autosaves, held, person: Number(box.dataset.person) });
    this.find = (name) => box.querySelector(`[data-${name}]`);
    this.find('stay').addEventListener('click', () => this.stay());
    box.addEventListener('cancel', (event) => { event.preventDefault(); this.stay(); });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.woken());
    addEventListener('focus', () => this.woken());
    this.wait(Number(box.dataset.seconds));
  }

  // A device that slept has stopped the clock: what counts is the time of day.
  woken() { if (!this.isOver && (this.box.open || Date.now() > this.looksAt + AFTER_A_SLEEP)) this.look(); }

  wait(left) {
    if (this.box.open) this.box.close();
    clearInterval(this.ticking);
    this.again(Math.max(1, left - WARNED));
  }

  again(seconds) {
    clearTimeout(this.timer);
    const pause = Math.min(seconds * 1000, 2 ** 31 - 1);
    this.looksAt = Date.now() + pause;
    this.timer = setTimeout(() => this.look(), pause);
  }

  async look() {
    if (this.isOver || this.isLooking) return undefined;
    this.isLooking = true;
    try {
      const told = await this.ask();
      if (this.isOver) return undefined;
      if (told === 'unreachable') return this.again(SHOWN_AGAIN);
      if (told === 'signed-out') return await this.end();
      if (told.person !== this.person) return this.stop();
      if (told.left > WARNED + 1) return this.wait(told.left);
      return await this.warn(told);
    } finally {
      this.isLooking = false;
    }
  }

  async ask(method = 'GET', body = undefined) {
    try {
      const answer = await fetch(this.box.dataset.look, {
        method, body, headers: { Accept: 'application/json' }, redirect: 'manual', signal: AbortSignal.timeout(10_000),
      });
      if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signed-out';
      return answer.ok ? await answer.json() : 'unreachable';
    } catch {
      return 'unreachable';
    }
  }

  // Saving is something that happens: where it worked, the sign-in goes on by that alone.
  async saveFirst() {
    const isTyped = this.autosaves.some((autosave) => autosave.isDirty);
    await Promise.all(this.autosaves.map((autosave) => autosave.save()));
    this.held.forEach((form) => form.keep());
    return isTyped;
  }

  async warn(told) {
    if (!this.box.open && await this.saveFirst() && !this.hasSaved) {
      this.hasSaved = true;
      return this.again(1);
    }
    this.hasSaved = false;
    this.token = told.token;
    this.endsAt = Date.now() + told.left * 1000;
    this.canStay = told.whole > told.left + 1;
    this.find('stay').textContent = this.canStay ? 'Stay signed in' : 'Close this message';
    this.find('why').textContent = this.box.dataset[this.canStay ? 'idle' : 'whole'];
    this.find('safe').textContent = this.isAllKept() ? 'What you typed is saved, or kept on this device.' : 'Something that you typed cannot be saved or kept now: copy it.';
    if (!this.box.open && !this.isClosed) {
      this.box.showModal();
      this.find('stay').focus();
    }
    clearInterval(this.ticking);
    this.tick();
    this.ticking = setInterval(() => this.tick(), 1000);
    return this.again(Math.min(SHOWN_AGAIN, told.left + 1));
  }

  tick() {
    const left = Math.max(0, Math.round((this.endsAt - Date.now()) / 1000));
    const words = left >= 60 ? `${Math.floor(left / 60)} min ${left % 60} s` : `${left} seconds`;
    this.find('clock').textContent = words;
    if (SPOKEN.includes(left)) this.find('spoken').textContent = `${left} seconds left`;
    if (!left) { clearInterval(this.ticking); this.again(1); }
  }

  async stay() {
    if (this.isOver) return this.box.close();
    if (!this.canStay) {
      this.isClosed = true;
      return this.box.close();
    }
    const body = new FormData();
    body.set('csrf_token', this.token);
    const told = await this.ask('POST', body);
    if (told === 'signed-out') return this.end();
    if (told === 'unreachable') {
      this.find('spoken').textContent = 'The service cannot be reached now. Try again.';
      return undefined;
    }
    this.box.close();
    return this.look();
  }

  isAllKept() {
    return this.autosaves.every((autosave) => !autosave.isDirty || autosave.isKept) && this.held.every((form) => form.isSafe);
  }

  stop() {
    this.isOver = true;
    clearTimeout(this.timer);
    clearInterval(this.ticking);
    if (this.box.open) this.box.close();
  }

  // What is typed is on this device by now, and is offered when the same person opens the page again.
  async end() {
    this.autosaves.forEach((autosave) => autosave.isDirty && autosave.keep());
    this.held.forEach((form) => form.keep());
    const isAllKept = this.isAllKept(), ended = this.canStay === false ? 'whole' : 'idle';
    this.stop();
    if (isAllKept) {
      const here = encodeURIComponent(location.pathname + location.search);
      location.assign(`${this.box.dataset.signIn}?next=${here}&ended=${ended}`);
      return;
    }
    this.find('why').textContent = 'You are signed out.';
    this.find('safe').textContent = 'This browser keeps nothing on this device. Copy what you typed, then open the page again.';
    this.find('clock').textContent = '';
    this.find('stay').textContent = 'Close this message';
    this.box.showModal();
  }
}
