// A form that does not save by itself: what is typed into it is kept on this device when a sign-in ends, and when
// it is sent, until a page comes back that shows that it arrived.
import { drop, keep, kept } from './kept.js';
import { offer } from './offer.js';
import { same, typed } from './typed.js';

const TYPED = 'textarea, input[type=text], input[type=email], input:not([type])';
const NOT_ARRIVED = '.govuk-error-summary, .s11-clash, [data-refused], [data-not-saved]';

export class Held {
  constructor(form, person) {
    this.form = form;
    this.person = person;
    this.address = new URL(form.action).pathname;
    this.stored = typed(form);
    this.isSafe = true;
    this.earlier = null;
    offer(this);
    if (document.querySelector(NOT_ARRIVED)) this.stored = {}; // What is in the boxes is saved nowhere.
    form.addEventListener('submit', () => {
      if (!this.keep()) return;
      sessionStorage.setItem('s11:held', JSON.stringify([person, this.address]));
    });
  }

  get isDirty() { return !same(typed(this.form), this.stored); }

  // Returns whether there was something to keep and it is kept.
  keep() {
    if (!this.isDirty) return false;
    this.isSafe = keep(this.person, this.address, typed(this.form), this.earlier);
    return this.isSafe;
  }

  decided() {
    if (this.isDirty) this.keep();
    else drop(this.person, this.address, this.earlier);
  }
}

export function holdForms(person) {
  const forms = [...document.querySelectorAll('form[method=post]:not([data-autosave], [data-not-saved])')];
  return forms
    .filter((form) => form.querySelector(TYPED) && !form.querySelector('input[type=password]'))
    .map((form) => new Held(form, person));
}

// A form was sent: unless this page says that something is wrong with it, or that somebody must sign in, it arrived.
export function dropWhatArrived(isSignedIn) {
  const sent = sessionStorage.getItem('s11:held');
  if (!sent) return;
  sessionStorage.removeItem('s11:held');
  if (!isSignedIn || document.querySelector(NOT_ARRIVED)) return;
  const [person, address] = JSON.parse(sent);
  drop(person, address, kept(person, address)?.earlier);
}
