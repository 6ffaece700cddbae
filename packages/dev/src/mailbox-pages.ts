import { createHash } from "node:crypto";
import {
  createMailboxMailer,
  listMails,
  type ReceivedMail,
  readMail,
  type Sender,
} from "@latch/adapters/mailbox";
import type { AppEnv } from "@latch/api";
import type { Mailer } from "@latch/core";
import { Hono } from "hono";
import { html, raw } from "hono/html";
import { isLocalHostName } from "./host-name.ts";

/** Where the page stands. */
export const mailboxPath = "/dev/mailbox";

type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; --line: light-dark(#d9dde3, #363b44);
  --quiet: light-dark(#59616e, #9aa4b2); --link: light-dark(#0b57c2, #8ab8ff);
  --card: light-dark(#fff, #1b1e24); --page: light-dark(#f5f6f8, #121418); }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem 1rem 4rem; background: var(--page); line-height: 1.5;
  font-family: system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; }
h1 { margin: 0 0 .25rem; font-size: 1.375rem; line-height: 1.3; }
p { margin: 0 0 1.25rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.quiet, dt, time { color: var(--quiet); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
ol { margin: 0; padding: 0; list-style: none; }
li + li { border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .75rem 1rem;
  color: inherit; text-decoration: none; }
li a:hover strong { color: var(--link); text-decoration: underline; }
li .quiet { grid-column: 1 / -1; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0 1rem; margin: 0 0 1.25rem; }
dd { margin: 0; }
iframe { display: block; width: 100%; height: 34rem; margin: 0 0 1.25rem; resize: vertical; }
h2 { margin: 0 0 .5rem; font-size: 1rem; }
pre { margin: 0; padding: 1rem; font: inherit; white-space: pre-wrap; }
@media (max-width: 30rem) { li a { grid-template-columns: 1fr; } }
`;

/** Nothing but this style and a mail in its frame: no script, no form, whatever a mail says. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  // The empty icon, without which browsers ask for a /favicon.ico.
  "img-src data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A mail as it is: its own style and logo, but no origin and no script; its links open elsewhere. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src https: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

type Options = {
  folder: string;
  /** The public URL of the API; under other names of this machine it answers too. */
  issuer: string;
  /** Nobody in particular unless given. */
  sender?: Sender;
};

/**
 * The mails of development: a mailer that keeps them in a folder, and the page that shows them. They
 * hold links that are as good as passwords, so it must never be mounted in production.
 */
export function createDevMailbox({ folder, issuer, sender }: Options): {
  mailer: Mailer;
  pages: Hono<AppEnv>;
} {
  const pages = new Hono<AppEnv>();
  const { host } = new URL(issuer);

  pages.use(async (c, next) => {
    const asked = new URL(c.req.url).host;
    if (asked !== host && !isLocalHostName(asked)) return c.notFound();
    c.header("content-security-policy", policy);
    c.header("referrer-policy", "no-referrer");
    await next();
  });

  pages.get("/", async (c) => c.html(list(await listMails(folder))));

  pages.get("/:id", async (c) => {
    const mail = await readMail(folder, c.req.param("id"));
    return mail ? c.html(single(mail)) : c.html(missing(), 404);
  });

  pages.get("/:id/html", async (c) => {
    const mail = await readMail(folder, c.req.param("id"));
    if (!mail?.html) return c.html(missing(), 404);
    c.header("content-security-policy", mailPolicy);
    c.header("x-frame-options", "SAMEORIGIN");
    return c.html(mail.html.replace("<head>", '<head><base target="_blank">'));
  });

  return { mailer: createMailboxMailer(folder, sender && { sender }), pages };
}

const page = (title: string, content: Html): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <style>${raw(style)}</style>
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>`;

const list = (mails: ReceivedMail[]): Html =>
  page(
    "Mailbox",
    html`
      <h1>Mailbox</h1>
      <p class="quiet">What Latch would have sent. It stays on this machine.</p>
      ${mails.length > 0 ? html`<ol class="card">${mails.map(entry)}</ol>` : empty}
    `,
  );

const entry = ({ id, to, subject, sentAt }: ReceivedMail): Html => html`
  <li>
    <a href="${mailboxPath}/${id}">
      <strong>${subject || "(no subject)"}</strong>
      ${time(sentAt)}
      <span class="quiet">${to}</span>
    </a>
  </li>`;

const empty = html`<p>No mail yet. <a href="/docs">Sign somebody up</a>, then load this page again.</p>`;

const single = ({ id, to, subject, text, html: body, sentAt }: ReceivedMail): Html =>
  page(
    subject || "(no subject)",
    html`
      <p><a href="${mailboxPath}">All mails</a></p>
      <h1>${subject || "(no subject)"}</h1>
      <dl>
        <dt>To</dt>
        <dd>${to}</dd>
        <dt>Sent</dt>
        <dd>${time(sentAt)}</dd>
        ${linksIn(text).map((link) => html`<dt>Link</dt><dd>${linked(link)}</dd>`)}
      </dl>
      ${body && html`<iframe class="card" title="The mail as HTML" src="${mailboxPath}/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`}
      <h2>As plain text</h2>
      <pre class="card">${linked(text)}</pre>
    `,
  );

const missing = (): Html =>
  page(
    "No such mail",
    html`
      <p><a href="${mailboxPath}">All mails</a></p>
      <h1>There is no such mail</h1>
    `,
  );

/** In the time zone of this machine: its user is the reader. */
const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const time = (at: string): Html =>
  html`<time datetime="${at}">${format.format(new Date(at))}</time>`;

/** An http address, without the punctuation of the sentence that it stands in. */
const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/;

const linksIn = (text: string): string[] => [
  ...new Set(text.split(address).filter((_, index) => index % 2 === 1)),
];

/** The text with its addresses as links; split puts them at the odd places. */
const linked = (text: string): Html[] =>
  text
    .split(address)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : html`${part}`,
    );
