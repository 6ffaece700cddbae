/** How each function becomes one file: for `npm run build:functions`, the tests and sst.config.ts alike. */

const document = { from: "openapi/openapi.json", to: "openapi.json" };

/** Files that lie beside the API's bundle, by where they come from (see packages/lambda/src/lib/assets.ts). */
export const assets = [
  document,
  ...["swagger-ui.css", "swagger-ui-bundle.js"].map((file) => ({
    from: `node_modules/swagger-ui-dist/${file}`,
    to: `swagger-ui/${file}`,
  })),
];

/** Those that lie beside the tasks' bundle. */
export const tasksAssets = [document];

/** What SST's esbuild and ours are both told. */
export const esbuildOptions = {
  target: "es2024",
  // ESM of the dependencies: it can be shaken, and is a third smaller.
  mainFields: ["module", "main"],
  // Nothing goes by the name of a function; errors name themselves.
  keepNames: false,
  sourcemap: false,
};

/** Handlers whose file is not called as the function is: queues and log groups keep their deployed names. */
const files: Record<string, string> = {
  "forget-person": "erase-user-tasks",
  "plan-webhooks": "fan-out-webhooks",
  sweep: "maintenance",
};

/** The module of a function's handler, without its extension. */
export const handlerFileOf = (name: string): string =>
  `packages/lambda/src/handlers/${files[name] ?? name}`;

type Outputs = Record<string, { bytes: number; imports: { path: string; kind: string }[] }>;

/**
 * What is loaded when a bundle starts: its entry and what that imports, not what waits in a chunk of
 * its own until somebody asks for it.
 * @param outputs of esbuild's metafile
 * @returns bytes
 */
export function bytesAtStart(outputs: Outputs, entry: string): number {
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && outputs[imported]) loaded.add(imported);
    }
  }
  return [...loaded].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}
