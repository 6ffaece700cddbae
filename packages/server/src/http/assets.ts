import { readFile } from "node:fs/promises";
import type { ReadAsset } from "@latch/api";
import { openApiDocument, pages } from "../places.ts";

/** The URL of each file, resolved when the file is requested. */
const assetUrls: Record<string, () => string> = {
  "openapi.json": () => openApiDocument.href,
  "swagger-ui/swagger-ui.css": () => import.meta.resolve("swagger-ui-dist/swagger-ui.css"),
  "swagger-ui/swagger-ui-bundle.js": () =>
    import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js"),
  ...Object.fromEntries(
    ["html.gen.json", "pages.css", "link.gen.js", "docs.css", "docs.gen.js"].map((file) => [
      `pages/${file}`,
      () => new URL(file, pages).href,
    ]),
  ),
};

/** Reads the files of the documentation and of the pages from the installed packages. */
export const readAsset: ReadAsset = async (name) => {
  const assetUrl = assetUrls[name];
  return assetUrl && new Uint8Array(await readFile(new URL(assetUrl())));
};
