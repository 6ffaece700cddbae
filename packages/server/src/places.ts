/** The places of files in this repository. The published package has its own: places-published.ts. */
import { fileURLToPath } from "node:url";

/** The folder of the data, of the optional `.env`, and of relative paths in the configuration. */
export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder of the sources, whose changes restart the development server. */
export const sources: string | undefined = `${projectRoot}packages`;

/** The folder of Node's compile cache. */
export const compileCache: string | undefined = `${projectRoot}node_modules/.cache/latch`;

/** The command `latch` in a terminal. */
export const command = "npx latch";

/** The OpenAPI document. */
export const openApiDocument = new URL("../../../openapi/openapi.json", import.meta.url);

/** Where the files of the pages are. */
export const pages = new URL("../../api/pages/", import.meta.url);

/** The modules that run in a process or a thread of their own. */
export const modules = {
  api: new URL("../../dev/src/api.ts", import.meta.url),
  tasks: new URL("./tasks.ts", import.meta.url),
  hashingThread: new URL("./http/hashing-thread.ts", import.meta.url),
};
