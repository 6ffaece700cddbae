import { html } from "hono/html";
import { english } from "./english.ts";
import { german } from "./german.ts";
import type { LinkPage } from "./link-texts.ts";
import { linkOtherLanguage } from "./other-language.ts";
import { type Html, renderPage } from "./page.ts";

const languages = { en: english, de: german };

/** The pages on which the person sets a password. The others ask for an existing one. */
const setsPassword = new Set<LinkPage>(["reset-password", "accept-invitation"]);

/** The pages that accept a passkey instead of the password. */
const acceptsPasskey = new Set<LinkPage>(["verify-email", "undo-email-change"]);

const codeField = (label: string): Html =>
  html`<label for="code">${label}</label>
<input id="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" maxlength="64">`;

/**
 * Renders the page that a mailed link opens. Its form sends nothing without its script (`link.gen.js`), which sends
 * the token only when the person presses the button: mail scanners open links.
 */
export function renderLinkPage(page: LinkPage, lang: "en" | "de"): string {
  const { needsScript, passkey, factor, pages, problems } = languages[lang];
  const { title, paragraphs, password, code, button, done } = pages[page];
  const autocomplete = setsPassword.has(page) ? "new-password" : "current-password";
  return renderPage({
    lang,
    title: `${title} – {{brand}}`,
    script: "link.gen.js",
    content: html`<p class="quiet">{{brand}}</p>
<div id="ask">
<h1>${title}</h1>
${paragraphs.map((text) => html`<p>${text}</p>`)}
<noscript><p>${needsScript}</p></noscript>
<div role="alert"></div>
<form method="post" data-page="${page}" novalidate hidden>
${
  password &&
  html`<div id="password-field"><label for="password">${password}</label>
<input id="password" type="password" autocomplete="${autocomplete}" maxlength="1024"></div>`
}
${code && codeField(code)}
${
  setsPassword.has(page) &&
  html`<div id="factor" hidden><h2>${factor.title}</h2>
<p>${factor.text}</p>
${codeField(factor.code)}</div>`
}
<button>${button}</button>
${(setsPassword.has(page) || acceptsPasskey.has(page)) && html`<button type="button" id="passkey" hidden>${passkey}</button>`}
</form>
${linkOtherLanguage(lang)}
</div>
<div id="done" hidden>
<h1 tabindex="-1">${done.title}</h1>
${Object.entries(done.texts).map(([next, text]) => html`<p data-next="${next}" hidden>${text}</p>`)}
</div>
${Object.entries(problems).map(([code, text]) => html`<p data-problem="${code}" hidden>${text}</p>`)}`,
  });
}
