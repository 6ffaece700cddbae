/** The bundling of the functions, shared by `npm run build:functions`, the tests and sst.config.ts. */

const document = { from: "openapi/openapi.json", to: "openapi.json" };

/** Files that are copied beside the API's bundle (read by packages/lambda/src/lib/assets.ts). */
export const assets = [
  document,
  ...["swagger-ui.css", "swagger-ui-bundle.js"].map((file) => ({
    from: `node_modules/swagger-ui-dist/${file}`,
    to: `swagger-ui/${file}`,
  })),
  ...["html.gen.json", "pages.css", "link.gen.js", "docs.css", "docs.gen.js"].map((file) => ({
    from: `packages/api/pages/${file}`,
    to: `pages/${file}`,
  })),
];

/** Files that are copied beside the bundle of the tasks. */
export const tasksAssets = [document];

/** The esbuild options that SST and the scripts use. */
export const esbuildOptions = {
  target: "es2024",
  // The ES modules of the dependencies allow tree shaking: the bundle is a third smaller.
  mainFields: ["module", "main"],
  // The contract without what only the document needs.
  conditions: ["bundled", "module"],
  // No code depends on the names of functions; errors set their own names.
  keepNames: false,
  sourcemap: false,
};

/**
 * Handler files that are not named like their function, because queues and log groups keep their
 * deployed names.
 */
const handlerFiles: Record<string, string> = {
  "forget-person": "erase-user-tasks",
  "plan-webhooks": "fan-out-webhooks",
  sweep: "maintenance",
};

/** Returns the module of a function's handler, without its extension. */
export const handlerFile = (name: string): string =>
  `packages/lambda/src/handlers/${handlerFiles[name] ?? name}`;

type Outputs = Record<string, { bytes: number; imports: { path: string; kind: string }[] }>;

/**
 * Measures the code that a bundle loads at its start: its entry and static imports, without the chunks of
 * dynamic imports.
 * @param outputs the outputs of esbuild's metafile
 * @returns bytes
 */
export function measureStartBytes(outputs: Outputs, entry: string): number {
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && outputs[imported]) loaded.add(imported);
    }
  }
  return [...loaded].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}
