const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A text has several lines where it lists facts.
  "\n": "<br />",
};

/** Escapes a text for HTML, between tags or in a quoted attribute. */
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'\n]/g, (letter) => entities[letter] ?? letter);

/**
 * Fills the slots of a template: `{{name}}` with escaped text, `{{&name}}` with trusted HTML. Slots in
 * the values are not filled.
 * @throws TypeError if a slot has no value
 */
export const fillTemplate = (template: string, values: Record<string, string>): string =>
  template.replace(/\{\{(&?)(\w+)\}\}/g, (_, raw: string, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`The template has no value for the slot ${name}`);
    return raw ? value : escapeHtml(value);
  });
