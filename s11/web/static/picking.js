// A colour can be typed; beside the box it can also be picked, with what the browser has for that.
const COLOUR = /^#?([0-9a-f]{6})$/i;

export function pick(box) {
  const picker = document.createElement('input');
  picker.type = 'color';
  picker.className = 's11-picker';
  picker.setAttribute('aria-label', `Pick: ${box.labels[0].textContent.trim()}`);
  const follow = () => {
    const typed = COLOUR.exec(box.value.trim());
    if (typed) picker.value = `#${typed[1]}`;
  };
  box.addEventListener('input', follow);
  picker.addEventListener('input', () => { box.value = picker.value; });
  box.after(' ', picker);
  follow();
}
