// A choice that asks for a reason shows the box for it, and hides the box again when another is chosen.
// The GOV.UK radios would do it, but mark the radio as expanded, which no radio may be (ARIA in HTML).
export function reveal(choice) {
  const box = document.getElementById(choice.dataset.reveals);
  const follow = () => box.classList.toggle('govuk-radios__conditional--hidden', !choice.checked);
  choice.form.addEventListener('change', follow);
  follow();
}
