import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { AppDeps } from "./deps.ts";
import type { AppEnv } from "./hono-env.ts";
import { strictTransportSecurity } from "./middleware/response-headers.ts";
import { createRenderPage, type PagesDeps } from "./page-files.ts";
import { pagePolicy } from "./pages.ts";

/** The files of swagger-ui-dist that the page loads, with their content types. */
const contentTypes: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

/** The policy of the page: files and requests of its origin only. Swagger UI has data: images in its styles. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Creates the Swagger UI pages. All their files are served from the origin of the API. Where the installation does not
 * serve them, the page states where the operations are described (OWASP ASVS 5.0, 13.4.5).
 */
export function createDocs(deps: PagesDeps & Pick<AppDeps, "secure">): Hono<AppEnv> {
  const { readAsset, secure, servesDocs, keepsDocsLogIn } = deps;
  const renderPage = createRenderPage(deps);
  const docs = new Hono<AppEnv>();
  docs.use(
    secureHeaders({
      strictTransportSecurity: secure && strictTransportSecurity,
      xFrameOptions: "DENY",
    }),
  );

  if (!servesDocs) {
    return docs.get("/", async (c) => {
      const page = await renderPage("docs-off");
      if (!page) return c.notFound();
      c.header("content-security-policy", pagePolicy);
      return c.html(page, 404);
    });
  }

  docs.get("/", async (c) => {
    const page = await renderPage("docs", { keepsLogIn: String(keepsDocsLogIn) });
    if (!page) return c.notFound();
    c.header("content-security-policy", policy);
    return c.html(page);
  });

  docs.get("/swagger-ui-dist/:file", async (c) => {
    const file = c.req.param("file");
    const type = contentTypes[file];
    const bytes = type && (await readAsset(`swagger-ui/${file}`));
    if (!type || !bytes) return c.notFound();
    return c.body(bytes, 200, { "content-type": type, "cache-control": "public, max-age=3600" });
  });

  return docs;
}
