/**
 * Writes the contract as bundles load it: without the texts and schemas that only the document needs, such as
 * descriptions, examples and responses, and with the schemas of requests in functions that construct them at their first
 * use. With --check, only checks that it is up to date.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { withoutDocumentation } from "./contract-documentation.ts";

const folder = fileURLToPath(new URL("../packages/contract/src/", import.meta.url));

/** The domains whose schemas share most of their parts. One function constructs them. */
const ofPeople = ["accounts", "auth", "authenticators", "sessions"];

const groupOf = (file: string): string => {
  const domain = file.split(sep)[0] ?? "";
  return ofPeople.includes(domain) ? "people" : domain.replaceAll("-", "_");
};

/** The files that declare operations, by the group whose request schemas one function constructs. */
const groups = Map.groupBy(globSync("*/*routes.ts", { cwd: folder }).sort(), groupOf);
const groupByPath = new Map(
  [...groups].flatMap(([group, files]) => files.map((file) => [join(folder, file), group])),
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

/** Writes the function that constructs the request schemas of a group. */
async function writeRequests([group, files]: [string, string[]]): Promise<string> {
  const imports = files.map((file, index) => `import part${index} from "./${toPosix(file)}";`);
  const parts = files.map((_, index) => `...part${index}`);
  const entry = `${imports.join("\n")}\nexport default { ${parts.join(", ")} };`;
  const text = await bundle(entry, (path, source) =>
    withoutDocumentation(path, source, { requestsOnly: groupByPath.has(path) }),
  );
  const body = text.replace(/export \{\s*(\w+) as default\s*\};$/, "return $1;");
  return `const ${group}Requests = /* @__PURE__ */ once(() => {\n${body}\n});`;
}

const toPosix = (file: string): string => file.replaceAll(sep, "/");

const requests = await Promise.all([...groups].map(writeRequests));
const main = await bundle(
  'export * from "./index.ts";\nexport { events } from "./events/catalogue.ts";\n',
  (path, source) => {
    const group = groupByPath.get(path);
    return withoutDocumentation(path, source, {
      requestOf: group ? (operationId) => `${group}Requests().${operationId}` : undefined,
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
