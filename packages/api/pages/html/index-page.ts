import { html } from "hono/html";
import { type Html, renderPage } from "./page.ts";

const texts = {
  en: {
    title: "{{brand}} API",
    what: "This is the API of {{brand}}: accounts, logins, sessions and API keys. It is made for programs. To use {{brand}} yourself, open its app or website.",
    links: [
      ["docs", "Documentation", "each operation, to read and to try out"],
      ["openapi.json", "OpenAPI document", "for generators of clients"],
      ["problems", "Problems", "each error that the API returns, and what to do about it"],
      ["health", "Health", "the state and the version of the API"],
    ],
    mailbox: ["Mailbox", "the mails of this development server"],
  },
  de: {
    title: "API von {{brand}}",
    what: "Dies ist die API von {{brand}}: Konten, Anmeldungen, Sitzungen und API-Schlüssel. Sie ist für Programme gedacht. Um {{brand}} selbst zu nutzen, öffnen Sie die App oder die Website.",
    links: [
      ["docs", "Dokumentation", "alle Operationen, zum Lesen und Ausprobieren (englisch)"],
      ["openapi.json", "OpenAPI-Dokument", "für Generatoren von Clients"],
      ["problems", "Fehler", "alle Fehler der API und was dagegen hilft (englisch)"],
      ["health", "Zustand", "Zustand und Version der API"],
    ],
    mailbox: ["Postfach", "die E-Mails dieses Entwicklungsservers"],
  },
} as const;

const linkItem = (href: string, label: string, what: string): Html =>
  html`<li><a href="${href}">${label}</a>: ${what}</li>`;

/** Renders the page at the root of the API. The API fills `{{&mailbox}}` where there is a mailbox. */
export function renderIndex(lang: "en" | "de"): { page: string; mailbox: string } {
  const { title, what, links, mailbox } = texts[lang];
  const page = renderPage({
    lang,
    title,
    content: html`<h1>${title}</h1>
<p>${what}</p>
<ul>
${links.map(([href, label, text]) => linkItem(`./${href}`, label, text))}
{{&mailbox}}
</ul>`,
  });
  const [label, text] = mailbox;
  return { page, mailbox: linkItem("{{mailbox}}", label, text).toString() };
}
