import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ReadAsset } from "@latch/api";

const places: Record<string, () => string> = {
  "openapi.json": () => fileURLToPath(new URL("../../../openapi/openapi.json", import.meta.url)),
  "swagger-ui/swagger-ui.css": () => swaggerUi("swagger-ui.css"),
  "swagger-ui/swagger-ui-bundle.js": () => swaggerUi("swagger-ui-bundle.js"),
};

const swaggerUi = (file: string): string =>
  fileURLToPath(import.meta.resolve(`swagger-ui-dist/${file}`));

/** The files of the documentation, read when they are asked for. */
export const readAsset: ReadAsset = async (name) => {
  const place = places[name];
  return place && new Uint8Array(await readFile(place()));
};
