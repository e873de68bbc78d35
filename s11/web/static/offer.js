// What this device kept and the service does not have is offered once the page is opened again.
import { drop, kept } from './kept.js';
import { putBack, same } from './typed.js';

export function offer(autosave, found = kept(autosave.person, autosave.address)) {
  autosave.earlier = null;
  if (!found) return;
  if (same(found.fields, autosave.stored)) {
    drop(autosave.person, autosave.address, found.earlier);
    offer(autosave, found.earlier);
    return;
  }
  autosave.earlier = found;
  autosave.form.prepend(box(autosave, found));
}

function box(autosave, found) {
  const made = document.createElement('div');
  made.className = 's11-kept';
  made.setAttribute('role', 'region');
  made.setAttribute('aria-label', 'Text that is not saved');
  const words = document.createElement('p');
  words.className = 'govuk-body';
  const at = new Date(found.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  words.textContent = `This device kept something that you typed here on ${at} and that is not saved. Restore it into the boxes, or discard it.`;
  const group = document.createElement('div');
  group.className = 'govuk-button-group';
  group.append(
    button('Restore', () => decided(() => putBack(autosave.form, found.fields))),
    button('Discard', () => decided(() => {})),
  );
  made.append(words, group);
  return made;

  function decided(act) {
    made.remove();
    act();
    offer(autosave, found.earlier);
    autosave.decided();
  }
}

function button(words, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'govuk-button govuk-button--secondary';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}
