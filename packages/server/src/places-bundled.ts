/** The places of files for the bundle in dist/server/, which replace those of places.ts. */
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

export const openApiDocument = new URL("../../openapi/openapi.json", import.meta.url);

export const pages = new URL("../../packages/api/pages/", import.meta.url);

export const modules = { hashingThread: new URL("hashing-thread.js", import.meta.url) };
