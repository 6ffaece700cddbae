import { html } from "hono/html";
import type { Html } from "./page.ts";

const others = {
  en: { lang: "de", name: "Deutsch" },
  de: { lang: "en", name: "English" },
} as const;

/** Renders the link to the page in the other language. */
export function linkOtherLanguage(present: "en" | "de"): Html {
  const { lang, name } = others[present];
  return html`<p><a href="?lang=${lang}" hreflang="${lang}" lang="${lang}">${name}</a></p>`;
}
