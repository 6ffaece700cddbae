/**
 * Writes the contract as bundles load it: without the texts and schemas that only the document needs, such as
 * descriptions, examples and responses. With --check, only checks that it is up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { withoutDocumentation } from "./contract-documentation.ts";

const folder = fileURLToPath(new URL("../packages/contract/src/", import.meta.url));
const notice =
  "// Written by `npm run openapi`: the contract without what only the document needs, for bundles.\n";

const documentation: Plugin = {
  name: "documentation",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]contract[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: withoutDocumentation(path, readFileSync(path, "utf8")),
      loader: "ts",
    }));
  },
};

const { outputFiles } = await build({
  stdin: {
    contents: 'export * from "./index.ts";\nexport { events } from "./events/catalogue.ts";\n',
    resolveDir: folder,
  },
  absWorkingDir: folder,
  bundle: true,
  external: ["zod"],
  format: "esm",
  target: "es2024",
  write: false,
  plugins: [documentation],
});

const file = new URL("../packages/contract/src/bundled.gen.js", import.meta.url);
const text = `${notice}${outputFiles[0]?.text.replaceAll(/^(?:\/\/ .*|import "zod";)\n/gm, "") ?? ""}`;

if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error(
    "packages/contract/src/bundled.gen.js is stale: run `npm run openapi` and commit what it writes.",
  );
  process.exitCode = 1;
}
