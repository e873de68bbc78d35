// What this device kept goes when it is saved, when it is given up, and when a person signs out.
import { anyKept, drop, dropAll, kept } from './kept.js';

// A form was sent with its button: what was kept goes only if the next page says that it is saved.
export function dropWhatWasSaved() {
  const sent = sessionStorage.getItem('s11:sent');
  if (!sent) return;
  const [person, address] = JSON.parse(sent);
  const saved = document.querySelector('[data-saved]');
  if (saved?.dataset.saved === address) drop(person, address, kept(person, address)?.earlier);
  for (const link of document.querySelectorAll('[data-drop]')) {
    link.addEventListener('click', () => drop(person, address));
  }
  if (!document.querySelector('[data-not-saved]')) sessionStorage.removeItem('s11:sent');
}

// Signing out clears this device, for others may use it: but not before what is unsaved was sent, or given up.
export function clearAtSignOut(autosaves) {
  for (const form of document.querySelectorAll('form[data-sign-out]')) {
    form.addEventListener('submit', async (event) => {
      if (!anyKept()) return;
      event.preventDefault();
      await Promise.all(autosaves.map((autosave) => autosave.save()));
      const words = 'Something that you typed is not saved. Sign out and lose it?';
      if (anyKept() && !confirm(words)) return;
      dropAll();
      for (const autosave of autosaves) autosave.isLeaving = true;
      form.submit();
    });
  }
}
