import { GivenLocale, type Locale, problems } from "@latch/contract";
import { type Context, Hono } from "hono";
import type { AppEnv } from "./hono-env.ts";
import { createRenderPage, type PagesDeps } from "./page-files.ts";
import { preferredLocale } from "./preferred-locale.ts";

/** The files that the pages load, with their content types. */
const contentTypes: Record<string, string> = {
  "pages.css": "text/css; charset=utf-8",
  "docs.css": "text/css; charset=utf-8",
  "docs.gen.js": "text/javascript; charset=utf-8",
  "link.gen.js": "text/javascript; charset=utf-8",
};

/** The pages that mailed links open, where no application replaces them. */
const linkPages = [
  "verify-email",
  "reset-password",
  "accept-invitation",
  "email-code",
  "secure-account",
  "undo-email-change",
];

/**
 * The policy of the pages: style and scripts of their origin only, no form that the browser itself would send. An
 * icon of no bytes keeps browsers from requesting /favicon.ico.
 */
export const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/**
 * Creates the pages of the API: its root, a page about each problem, and the pages that mailed links open. No page
 * depends on a session, reads the token of a link on the server, or changes anything when it is opened.
 */
export function createPages(deps: PagesDeps): Hono<AppEnv> {
  const { readAsset, servesLinkPages, servesDocs, mailboxPath } = deps;
  const app = new Hono<AppEnv>();
  const renderPage = createRenderPage(deps);

  /** Responds with a page. The headers that every response has forbid caching and referrers. */
  function respond(c: Context<AppEnv>, page: string | undefined) {
    if (page === undefined) return c.notFound();
    c.header("content-security-policy", pagePolicy);
    c.header("cross-origin-opener-policy", "same-origin");
    return c.html(page);
  }

  /** Returns the language that the link of a mail or of a page names. The browser decides for other links. */
  function chooseLanguage(c: Context<AppEnv>): Locale {
    c.header("vary", "accept-language");
    const { data } = GivenLocale.safeParse(c.req.query("lang"));
    return data ?? preferredLocale(c.req.header("accept-language")) ?? "en";
  }

  app.get("/", async (c) => {
    const language = chooseLanguage(c);
    const mailbox =
      mailboxPath && (await renderPage(`mailbox.${language}`, { mailbox: mailboxPath }));
    const docs = servesDocs && (await renderPage(`docs-link.${language}`));
    const slots = { docs: docs || "", mailbox: mailbox ?? "" };
    return respond(c, await renderPage(`index.${language}`, slots));
  });

  app.get("/problems", async (c) => respond(c, await renderPage("problems")));

  app.get("/problems/:code", async (c) => {
    const code = c.req.param("code");
    if (!Object.hasOwn(problems, code)) return c.notFound();
    return respond(c, await renderPage(`problems/${code}`));
  });

  app.get("/pages/:file", async (c) => {
    const file = c.req.param("file");
    const type = Object.hasOwn(contentTypes, file) ? contentTypes[file] : undefined;
    const bytes = type && (await readAsset(`pages/${file}`));
    if (!type || !bytes) return c.notFound();
    return c.body(bytes, 200, { "content-type": type, "cache-control": "public, max-age=300" });
  });

  if (servesLinkPages) {
    for (const page of linkPages) {
      app.get(`/${page}`, async (c) =>
        respond(c, await renderPage(`${page}.${chooseLanguage(c)}`)),
      );
    }
  }
  return app;
}
