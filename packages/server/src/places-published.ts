/** The places of files in a published package, which replace places.ts: all of its files are in one folder. */

/** The data, `.env` and relative paths belong to the folder in which the user runs the command. */
export const projectRoot = `${process.cwd()}/`;

export const sources: string | undefined = undefined;

export const compileCache: string | undefined = undefined;

export const command = "npx @latch/server";

export const openApiDocument = new URL("openapi.json", import.meta.url);

export const pages = new URL("./", import.meta.url);

export const modules = {
  api: new URL("api.js", import.meta.url),
  tasks: new URL("tasks.js", import.meta.url),
  hashingThread: new URL("hashing-thread.js", import.meta.url),
};
