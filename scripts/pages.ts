/**
 * `npm run pages`: writes the pages of the API and their scripts from packages/api/pages. With --check, only checks
 * that they are up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ProblemCode, problems, type Route, routes } from "@latch/contract";
import { problemCodesOf } from "@latch/contract/document";
import { build } from "esbuild";
import { renderDocs, renderDocsOff } from "../packages/api/pages/html/docs-page.ts";
import { english } from "../packages/api/pages/html/english.ts";
import { renderIndex } from "../packages/api/pages/html/index-page.ts";
import { renderLinkPage } from "../packages/api/pages/html/link-pages.ts";
import type { LinkPage } from "../packages/api/pages/html/link-texts.ts";
import { renderProblem, renderProblems } from "../packages/api/pages/html/problem-pages.ts";
import { problemAdvice } from "./problem-advice.ts";

const folder = new URL("../packages/api/pages/", import.meta.url);
const languages = ["en", "de"] as const;
const linkPages = Object.keys(english.pages) as LinkPage[];

const operations = Object.values(routes).flatMap((ofDomain) =>
  Object.values<Route & { domain: string }>(ofDomain),
);

const described = (
  Object.entries(problems) as [ProblemCode, { status: number; title: string }][]
).map(([code, problem]) => ({
  code,
  ...problem,
  advice: problemAdvice[code],
  operations: operations.filter((each) => problemCodesOf(each).includes(code)),
}));

/** The pages by name: the path, and the language where a page has several. */
const pages: Record<string, string> = {
  docs: renderDocs(),
  "docs-off": renderDocsOff(),
  problems: renderProblems(described),
  ...Object.fromEntries(described.map((each) => [`problems/${each.code}`, renderProblem(each)])),
};
for (const lang of languages) {
  const { page, docs, mailbox } = renderIndex(lang);
  pages[`index.${lang}`] = page;
  pages[`docs-link.${lang}`] = docs;
  pages[`mailbox.${lang}`] = mailbox;
  for (const name of linkPages) pages[`${name}.${lang}`] = renderLinkPage(name, lang);
}

/** Bundles a script of a page. It stays readable: compression makes it as small. */
async function bundleScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, folder))],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "none",
  });
  return outputFiles[0]?.text.replaceAll(/^\/\/ .*\n/gm, "") ?? "";
}

const files = {
  "html.gen.json": `${JSON.stringify(pages, null, 1)}\n`,
  "docs.gen.js": await bundleScript("docs/main.ts"),
  "link.gen.js": await bundleScript("link/main.ts"),
};

for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, folder);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.error(
      `packages/api/pages/${name} is stale: run \`npm run pages\` and commit what it writes.`,
    );
    process.exitCode = 1;
  }
}
