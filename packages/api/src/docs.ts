import { swaggerUI } from "@hono/swagger-ui";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { AppDeps } from "./deps.ts";
import type { AppEnv } from "./hono-env.ts";
import { strictTransportSecurity } from "./middleware/response-headers.ts";

/** The files of swagger-ui-dist that the page loads, with their content types. */
const contentTypes: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

/** Keeps browsers from requesting /favicon.ico, which the API does not serve. */
const emptyIcon = '<link rel="icon" href="data:," />';

/** Swagger UI has a dark theme, but leaves it to the page to follow the system. */
const systemTheme =
  '<script>document.documentElement.classList.toggle("dark-mode", matchMedia("(prefers-color-scheme: dark)").matches)</script>';

/** Creates the Swagger UI pages. All their files are served from the origin of the API. */
export function createDocs({
  readAsset,
  secure,
}: Pick<AppDeps, "readAsset" | "secure">): Hono<AppEnv> {
  const docs = new Hono<AppEnv>();
  docs.use(
    secureHeaders({
      strictTransportSecurity: secure && strictTransportSecurity,
      xFrameOptions: "DENY",
    }),
  );
  const page = swaggerUI<AppEnv>({
    url: "/openapi.json",
    baseUrl: "/docs",
    title: "Latch",
    displayRequestDuration: true,
  });

  docs.get("/", async (c, next) => {
    const response = (await page(c, next)) as Response;
    const html = (await response.text()).replace("</head>", `${emptyIcon}${systemTheme}</head>`);
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
      ([, script]) => script ?? "",
    );
    const hashes = await Promise.all(scripts.map(hashScript));
    // Swagger UI sets style attributes and uses data: images.
    c.header(
      "content-security-policy",
      `default-src 'self'; script-src 'self' ${hashes.join(" ")}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'`,
    );
    return c.html(html);
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

async function hashScript(script: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
