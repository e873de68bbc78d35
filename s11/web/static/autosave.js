// A form that saves itself: a second after the last key, when the page is left, and when the network is back.
import { drop, keep } from './kept.js';
import { newToken, send } from './sending.js';
import { offer } from './offer.js';
import { same, typed } from './typed.js';

const PAUSE = 1000;
const LONGEST_WAIT = 60_000;
const SIGN_IN = 'You are signed out. Sign in again in another tab, then come back here.';
const WORDS = {
  unreachable: 'Not saved yet: kept on this device. It is sent as soon as the service can be reached.',
  'signed-out': `Not saved yet: kept on this device. ${SIGN_IN}`,
  fault: 'Not saved: kept on this device. The service cannot save anything at the moment; this page tries again by itself.',
  stale: `Not saved yet: kept on this device. ${SIGN_IN}`,
  forbidden: 'Not saved: you may no longer change this. What you typed is kept on this device.',
};
const WORDS_NOT_KEPT = 'Not saved yet, and this browser keeps nothing on this device. Do not close this page.';
const TRIES_AGAIN = new Set(['unreachable', 'fault', 'signed-out', 'stale']);

export class Autosave {
  constructor(form) {
    this.form = form;
    this.person = form.dataset.person;
    this.address = new URL(form.action).pathname;
    this.status = form.querySelector('[data-status]');
    this.left = form.querySelector('[data-left]');
    this.stored = typed(form); // What the server is known to have.
    this.unconfirmed = null; // What was sent without an answer: sent again first, so that it is no clash.
    this.wait = PAUSE;
    offer(this);
    form.addEventListener('input', () => this.changed());
    form.addEventListener('change', () => this.changed());
    form.addEventListener('submit', (event) => this.submitted(event));
    addEventListener('online', () => this.save());
    addEventListener('focus', () => this.paused && this.save());
    addEventListener('pagehide', () => this.part());
    addEventListener('pageshow', (event) => event.persisted && location.reload()); // Its version may be old.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.part());
  }

  get isDirty() { return !same(typed(this.form), this.stored); }

  changed() {
    if (!this.isDirty) return;
    this.keep();
    if (!this.clash) this.say(this.isKept ? 'Not saved yet: kept on this device' : WORDS_NOT_KEPT, true);
    this.later(PAUSE);
  }

  keep() { this.isKept = keep(this.person, this.address, typed(this.form), this.earlier); }

  drop() { drop(this.person, this.address, this.earlier); }

  decided() {
    if (this.isDirty) this.changed();
    else this.drop();
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  body() {
    const body = new FormData(this.form);
    for (const field of this.form.querySelectorAll('input[type=file]')) body.delete(field.name);
    return body;
  }

  part() {
    if (this.isLeaving || this.isBusy || this.clash || !this.isDirty) return;
    this.save(true);
  }

  save(atParting = false) {
    if (this.isBusy) return this.isBusy;
    if (this.clash || !this.isDirty) return Promise.resolve();
    clearTimeout(this.timer);
    this.isBusy = this.sendOnce(atParting).finally(() => { this.isBusy = null; });
    return this.isBusy.then(() => this.isSavedButDirty() && this.later(PAUSE));
  }

  isSavedButDirty() { return this.wait === PAUSE && !this.paused && !this.clash && this.isDirty; }

  async sendOnce(atParting) {
    const sent = this.unconfirmed ?? { fields: typed(this.form), body: this.body() };
    let told = await send(this.address, sent.body, atParting);
    if (told.outcome === 'stale' && !atParting) {
      const token = await newToken(this.address, this.person);
      if (token) {
        for (const field of document.querySelectorAll('input[name=csrf_token]')) field.value = token;
        sent.body.set('csrf_token', token);
        told = await send(this.address, sent.body);
      }
    }
    this.unconfirmed = TRIES_AGAIN.has(told.outcome) ? sent : null;
    this.paused = told.outcome !== 'saved';
    this.wait = told.outcome === 'saved' ? PAUSE : Math.min(this.wait * 2, LONGEST_WAIT);
    this[told.outcome === 'saved' ? 'saved' : 'notSaved'](told, sent.fields);
  }

  saved(told, fields) {
    this.stored = fields;
    this.form.elements.version.value = told.version;
    this.showLeft(told.gaps);
    this.showLooks(told.looks ?? {});
    if (this.isDirty) return;
    this.drop();
    this.say(told.saved);
  }

  notSaved(told) {
    if (TRIES_AGAIN.has(told.outcome)) this.later(this.wait);
    if (told.outcome === 'clash') this.showClash(told.message);
    else if (told.outcome === 'late') this.say(`Not saved. ${told.message} What you typed is kept on this device.`, true);
    else if (told.outcome === 'invalid') this.say(`Not saved yet. ${Object.values(told.errors ?? {}).join('. ') || 'It is too long.'}`, true);
    else this.say(this.isKept ? WORDS[told.outcome] : WORDS_NOT_KEPT, true);
  }

  say(words, isWaiting = false) {
    this.status.classList.toggle('s11-saved--waiting', isWaiting);
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  // Pressing this button sends the form as it is; the page that comes back shows both texts.
  showClash(message) {
    this.clash = true;
    this.say(`${message} Yours is not saved yet: kept on this device. `, true);
    const button = document.createElement('button');
    button.className = 's11-link-button';
    button.textContent = 'Compare the two texts';
    this.status.append(button);
  }

  showLeft(gaps) {
    if (!this.left) return;
    this.left.hidden = !gaps.length;
    this.left.querySelector('ul').replaceChildren(...gaps.map(({ field, what }) => {
      const line = document.createElement('li'), link = document.createElement('a');
      link.className = 'govuk-link';
      link.href = `#${field}`;
      link.textContent = what;
      line.append(link);
      return line;
    }));
  }

  // What a field looks as if it held: said beside it, and announced only when it changed.
  showLooks(looks) {
    for (const place of this.form.querySelectorAll('[data-looks]')) {
      const words = looks[place.dataset.looks] ?? '';
      if (place.textContent !== words) place.textContent = words;
    }
  }

  // A save under way must end first, or the form would be refused as older than itself.
  async submitted(event) {
    if (this.isBusy) {
      event.preventDefault();
      const { submitter } = event;
      await this.isBusy;
      this.form.requestSubmit(submitter);
      return;
    }
    this.isLeaving = true;
    clearTimeout(this.timer);
    if (this.isDirty) this.keep();
    sessionStorage.setItem('s11:sent', JSON.stringify([this.person, this.address]));
  }
}
