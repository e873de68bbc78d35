// What pages do beyond HTML: the GOV.UK components, and answers that save themselves.
import { initAll } from './govuk/govuk-frontend.min.js';
import { Autosave } from './autosave.js';
import { pick } from './picking.js';
import { reveal } from './revealing.js';
import { follow } from './following.js';
import { askForPasskey } from './passkeys.js';
import { clearAtSignOut, dropWhatWasSaved } from './leaving.js';
import { dropWhatArrived, holdForms } from './holding.js';
import { Sitting } from './sitting.js';

const sitting = document.querySelector('[data-sitting]');
dropWhatWasSaved();
dropWhatArrived(Boolean(sitting));
const autosaves = [...document.querySelectorAll('form[data-autosave]')].map((form) => new Autosave(form));
initAll();
document.querySelectorAll('[data-reveals]').forEach(reveal);
document.querySelectorAll('[data-colour]').forEach(pick);
document.querySelectorAll('[data-follow]').forEach(follow);
document.querySelectorAll('form[data-passkey]').forEach(askForPasskey);
clearAtSignOut(autosaves);
if (sitting) new Sitting(sitting, autosaves, holdForms(sitting.dataset.person));
