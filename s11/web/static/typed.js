// What a form holds as plain lists of values, so that it can be compared, kept, and put back.
const NOT_TYPED = new Set(['csrf_token', 'version', 'then']);

export function typed(form) {
  const fields = Object.create(null);
  for (const [name, value] of new FormData(form)) {
    if (NOT_TYPED.has(name) || value instanceof File) continue;
    (fields[name] ??= []).push(value.replaceAll('\r\n', '\n'));
  }
  return fields;
}

export function same(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const said = (fields, name) => JSON.stringify((fields[name] ?? []).some(Boolean) ? fields[name] : []);
  return [...names].every((name) => said(one, name) === said(other, name));
}

export function putBack(form, fields) {
  const seen = Object.create(null);
  for (const element of form.elements) {
    if (!element.name || NOT_TYPED.has(element.name) || element.type === 'file') continue;
    const values = fields[element.name] ?? [];
    if (element.type === 'radio' || element.type === 'checkbox') {
      const checked = values.includes(element.value);
      if (checked && !element.checked) element.click();
      element.checked = checked;
    } else {
      const place = (seen[element.name] = (seen[element.name] ?? -1) + 1);
      element.value = values[place] ?? '';
    }
  }
}
