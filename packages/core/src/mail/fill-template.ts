const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML, between tags or in a quoted attribute. */
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);

/**
 * A template with its slots filled: `{{name}}` by text, `{{&name}}` by HTML of ours. What is filled in
 * is not looked at again.
 */
export const fillTemplate = (template: string, values: Record<string, string>): string =>
  template.replace(/\{\{(&?)(\w+)\}\}/g, (_, raw: string, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`Nothing fills the slot ${name} of a mail`);
    return raw ? value : escapeHtml(value);
  });
