/**
 * Writes the contract as bundles load it: without the texts and schemas that only the document needs, such as
 * descriptions, examples and responses, and with the schemas of requests in functions that construct them at their first
 * use. With --check, only checks that it is up to date.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { withoutDocumentation } from "./contract-documentation.ts";

const folder = fileURLToPath(new URL("../packages/contract/src/", import.meta.url));

/** The files that declare operations, each with the name of the function that constructs their request schemas. */
const routeFiles = new Map(
  globSync("*/*routes.ts", { cwd: folder })
    .sort()
    .map((file) => [
      join(folder, file),
      `requests_${file.replace(/\.ts$/, "").replace(/\W/g, "_")}`,
    ]),
);

/** Bundles modules of the contract, transformed. @returns a text in which `z` is a free variable */
async function bundle(
  contents: string,
  transform: (path: string, source: string) => string,
): Promise<string> {
  const documentation: Plugin = {
    name: "documentation",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]contract[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
        contents: transform(path, readFileSync(path, "utf8")),
        loader: "ts",
      }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    format: "esm",
    target: "es2024",
    write: false,
    plugins: [documentation],
  });
  return outputFiles[0]?.text.replaceAll(/^\/\/ .*\n/gm, "").trim() ?? "";
}

/** Writes the function that constructs the request schemas of a file. */
async function writeRequests([file, name]: [string, string]): Promise<string> {
  const text = await bundle(`export { default } from ${JSON.stringify(file)};`, (path, source) =>
    withoutDocumentation(path, source, { requestsOnly: path === file }),
  );
  const body = text.replace(/export \{\s*(\w+) as default\s*\};$/, "return $1;");
  return `const ${name} = /* @__PURE__ */ once(() => {\n${body}\n});`;
}

const requests = await Promise.all([...routeFiles].map(writeRequests));
const main = await bundle(
  'export * from "./index.ts";\nexport { events } from "./events/catalogue.ts";\n',
  (path, source) => {
    const name = routeFiles.get(path);
    return withoutDocumentation(path, source, {
      requestOf: name === undefined ? undefined : (operationId) => `${name}().${operationId}`,
    });
  },
);

const text = `// Written by \`npm run openapi\`: the contract for bundles, without what only the document needs.
import * as z from "zod";

const once = (create) => {
  let created;
  return () => (created ??= create());
};

${requests.join("\n\n")}

${main}
`;

const output = new URL("../packages/contract/src/bundled.gen.js", import.meta.url);
if (!process.argv.includes("--check")) writeFileSync(output, text);
else if (readFileSync(output, "utf8") !== text) {
  console.error(
    "packages/contract/src/bundled.gen.js is stale: run `npm run openapi` and commit what it writes.",
  );
  process.exitCode = 1;
}
