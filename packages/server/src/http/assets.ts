import { readFile } from "node:fs/promises";
import type { ReadAsset } from "@latch/api";

/** Where each file is, found when it is asked for. */
const places: Record<string, () => string> = {
  "openapi.json": () => new URL("../../../../openapi/openapi.json", import.meta.url).href,
  "swagger-ui/swagger-ui.css": () => import.meta.resolve("swagger-ui-dist/swagger-ui.css"),
  "swagger-ui/swagger-ui-bundle.js": () =>
    import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js"),
};

/** The files of the documentation. */
export const readAsset: ReadAsset = async (name) => {
  const place = places[name];
  return place && new Uint8Array(await readFile(new URL(place())));
};
