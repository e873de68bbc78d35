// What this device kept and the service does not have is offered once the page is opened again.
import { drop, kept } from './kept.js';
import { putBack, same } from './typed.js';

export function offer(autosave) {
  const found = kept(autosave.person, autosave.address);
  if (!found) return;
  if (same(found.fields, autosave.stored)) {
    drop(autosave.person, autosave.address);
    return;
  }
  const box = document.createElement('div');
  box.className = 's11-kept';
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', 'Text that is not saved');
  const words = document.createElement('p');
  words.className = 'govuk-body';
  const at = new Date(found.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  words.textContent = `This device kept something that you typed here on ${at} and that is not saved. Restore it into the boxes, or discard it.`;
  const restore = button('Restore', () => {
    putBack(autosave.form, found.fields);
    box.remove();
    autosave.changed();
  });
  const discard = button('Discard', () => {
    drop(autosave.person, autosave.address);
    box.remove();
  });
  const group = document.createElement('div');
  group.className = 'govuk-button-group';
  group.append(restore, discard);
  box.append(words, group);
  autosave.form.prepend(box);
}

function button(words, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'govuk-button govuk-button--secondary';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}
