import { html } from "hono/html";
import { linkOtherLanguage } from "./other-language.ts";
import { type Html, renderPage } from "./page.ts";

const texts = {
  en: {
    title: "{{brand}} API",
    what: "This is the API of {{brand}}: accounts, logins, sessions and API keys. It is made for programs. To use {{brand}} yourself, open its app or website.",
    docs: ["Documentation", "each operation, to read and to try out"],
    links: [
      ["openapi.json", "OpenAPI document", "for generators of clients"],
      ["problems", "Problems", "each error that the API returns, and what to do about it"],
      ["health", "Health", "the state and the version of the API"],
    ],
    mailbox: ["Mailbox", "the mails of this development server"],
  },
  de: {
    title: "API von {{brand}}",
    what: "Dies ist die API von {{brand}}: Konten, Anmeldungen, Sitzungen und API-Schlüssel. Sie ist für Programme gedacht. Um {{brand}} selbst zu nutzen, öffnen Sie die App oder die Website.",
    docs: ["Dokumentation", "alle Operationen, zum Lesen und Ausprobieren (englisch)"],
    links: [
      ["openapi.json", "OpenAPI-Dokument", "für Generatoren von Clients"],
      ["problems", "Fehler", "alle Fehler der API und was dagegen hilft (englisch)"],
      ["health", "Zustand", "Zustand und Version der API"],
    ],
    mailbox: ["Postfach", "die E-Mails dieses Entwicklungsservers"],
  },
} as const;

const linkItem = (href: string, [label, what]: readonly [label: string, what: string]): Html =>
  html`<li><a href="${href}">${label}</a>: ${what}</li>`;

/**
 * Renders the page at the root of the API. The API fills `{{&docs}}` and `{{&mailbox}}` where it serves the
 * documentation and a mailbox.
 */
export function renderIndex(lang: "en" | "de"): { page: string; docs: string; mailbox: string } {
  const { title, what, docs, links, mailbox } = texts[lang];
  const page = renderPage({
    lang,
    title,
    content: html`<h1>${title}</h1>
<p>${what}</p>
<ul>
{{&docs}}
${links.map(([href, ...texts]) => linkItem(`./${href}`, texts))}
{{&mailbox}}
</ul>
${linkOtherLanguage(lang)}`,
  });
  return {
    page,
    docs: linkItem("./docs", docs).toString(),
    mailbox: linkItem("{{mailbox}}", mailbox).toString(),
  };
}
