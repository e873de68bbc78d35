// A passkey is asked of the browser when the button of its form is used; the answer goes with the form.
const WORDS = {
  NotAllowedError: 'The passkey was not used: it was cancelled, or it took too long. Try again.',
  InvalidStateError: 'This device has a passkey for your account already.',
  SecurityError: 'Passkeys do not work at this address. Ask your administrator.',
};
const OLD = 'This browser cannot use passkeys. Use a newer one, or choose another way.';

export function askForPasskey(form) {
  const said = form.querySelector('[data-passkey-says]');
  form.addEventListener('submit', async (event) => {
    if (form.elements.name?.value.trim() === '') return;
    event.preventDefault();
    said.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await answerTo(form.dataset));
      form.submit();
    } catch (error) {
      said.querySelector('[data-passkey-words]').textContent = WORDS[error.name] ?? OLD;
      said.hidden = false;
    }
  });
}

async function answerTo({ passkey, options }) {
  const asked = JSON.parse(options);
  const answer = passkey === 'new'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  return answer.toJSON();
}
