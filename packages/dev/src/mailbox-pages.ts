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

/** The path of the mailbox. */
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
iframe { display: block; width: 100%; height: 34rem; margin: 0 0 1.25rem; }
h2 { margin: 0 0 .5rem; font-size: 1rem; }
pre { margin: 0; padding: 1rem; font: inherit; white-space: pre-wrap; }
@media (max-width: 30rem) { li a { grid-template-columns: 1fr; } }
`;

/** Makes the frame as high as the mail, also when the window changes. */
const script = `
const frame = document.querySelector("iframe");
const fit = () => {
  const mail = frame.contentDocument?.documentElement;
  if (!mail) return;
  frame.style.height = "0";
  frame.style.height = mail.scrollHeight + frame.offsetHeight - frame.clientHeight + "px";
};
frame.addEventListener("load", fit);
addEventListener("resize", fit);
fit();
`;

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The policy of the mailbox pages: only this style and script and the frame of a mail, no form. */
const policy = [
  "default-src 'none'",
  `style-src ${sha256(style)}`,
  `script-src ${sha256(script)}`,
  // The empty icon, which keeps browsers from requesting /favicon.ico.
  "img-src data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * The sandbox of a mail: no script and no form; its links open a new tab. The origin lets the page around it read
 * its height.
 */
const sandbox = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** The policy of a mail: its own style and images, without script. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src https: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  `sandbox ${sandbox}`,
].join("; ");

type Options = {
  folder: string;
  /** The public URL of the API. The pages are also served under local host names. */
  issuer: string;
  /** The sender of the mails. */
  sender?: Sender;
};

/**
 * Creates the mailbox of development: a mailer that stores mails in a folder, and the pages that show them.
 * The links in mails are credentials, so the pages must never be mounted in production.
 */
export function createDevMailbox({ folder, issuer, sender }: Options): {
  mailer: Mailer;
  pages: Hono<AppEnv>;
} {
  const pages = new Hono<AppEnv>();
  const { host } = new URL(issuer);

  pages.use(async (c, next) => {
    const requestedHost = new URL(c.req.url).host;
    if (requestedHost !== host && !isLocalHostName(requestedHost)) return c.notFound();
    c.header("content-security-policy", policy);
    c.header("referrer-policy", "no-referrer");
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("x-frame-options", "DENY");
    await next();
  });

  pages.get("/", async (c) => c.html(mailListPage(await listMails(folder))));

  pages.get("/:id", async (c) => {
    const mail = await readMail(folder, c.req.param("id"));
    return mail ? c.html(mailPage(mail)) : c.html(notFoundPage(), 404);
  });

  pages.get("/:id/html", async (c) => {
    const mail = await readMail(folder, c.req.param("id"));
    if (!mail?.html) return c.html(notFoundPage(), 404);
    c.header("content-security-policy", mailPolicy);
    c.header("x-frame-options", "SAMEORIGIN");
    return c.html(mail.html.replace("<head>", '<head><base target="_blank">'));
  });

  return { mailer: createMailboxMailer(folder, sender && { sender }), pages };
}

const htmlPage = (title: string, content: Html): Html => html`<!doctype html>
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

const mailListPage = (mails: ReceivedMail[]): Html =>
  htmlPage(
    "Mailbox",
    html`
      <h1>Mailbox</h1>
      <p class="quiet">What Latch would have sent. It stays on this machine.</p>
      ${mails.length > 0 ? html`<ol class="card">${mails.map(mailListItem)}</ol>` : emptyList}
    `,
  );

const mailListItem = ({ id, to, subject, sentAt }: ReceivedMail): Html => html`
  <li>
    <a href="${mailboxPath}/${id}">
      <strong>${subject || "(no subject)"}</strong>
      ${time(sentAt)}
      <span class="quiet">${to}</span>
    </a>
  </li>`;

const emptyList = html`<p>No mail yet. <a href="/docs">Create an account</a>, then reload this page.</p>`;

const mailPage = ({ id, to, subject, text, html: body, sentAt }: ReceivedMail): Html =>
  htmlPage(
    subject || "(no subject)",
    html`
      <p><a href="${mailboxPath}">All mails</a></p>
      <h1>${subject || "(no subject)"}</h1>
      <dl>
        <dt>To</dt>
        <dd>${to}</dd>
        <dt>Sent</dt>
        <dd>${time(sentAt)}</dd>
        ${findLinks(text).map((link) => html`<dt>Link</dt><dd>${linkify(link)}</dd>`)}
      </dl>
      ${body && html`<iframe class="card" title="The mail as HTML" src="${mailboxPath}/${id}/html" sandbox="${sandbox}"></iframe><script>${raw(script)}</script>`}
      <h2>As plain text</h2>
      <pre class="card">${linkify(text)}</pre>
    `,
  );

const notFoundPage = (): Html =>
  htmlPage(
    "Mail not found",
    html`
      <p><a href="${mailboxPath}">All mails</a></p>
      <h1>Mail not found</h1>
    `,
  );

/** Formats times in the time zone of this machine. */
const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const time = (at: string): Html =>
  html`<time datetime="${at}">${format.format(new Date(at))}</time>`;

/** Matches an http or https URL without the punctuation that follows it. */
const httpUrl = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/;

const findLinks = (text: string): string[] => [
  ...new Set(text.split(httpUrl).filter((_, index) => index % 2 === 1)),
];

/** Returns the text with its URLs as links. `split` puts them at the odd indexes. */
const linkify = (text: string): Html[] =>
  text
    .split(httpUrl)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : html`${part}`,
    );
