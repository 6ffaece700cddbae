/** Writes the layout of the mails from layout.mjml. With --check, only checks that it is up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import { requireTool } from "./tools.ts";

const mjml2html = requireTool("mjml") as typeof import("mjml");

const folder = new URL("../packages/core/src/mail/", import.meta.url);
const file = new URL("layout.gen.ts", folder);

/** MJML accepts colours but no placeholders: each of these colours represents a placeholder. */
const colours = {
  "#010203": "linkLight",
  "#040506": "linkDark",
  "#070809": "onButton",
  "#0a0b0c": "button",
};

const { html, errors } = await mjml2html(readFileSync(new URL("layout.mjml", folder), "utf8"), {
  // A mail must not load fonts.
  fonts: {},
  validationLevel: "strict",
});
if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join("\n"));

let page = html.replace(/\s*\n\s*/g, "\n").trim();
for (const [colour, slot] of Object.entries(colours)) page = page.replaceAll(colour, `{{${slot}}}`);
const parts: [string, string][] = [];
page = page.replace(
  /<!-- part (\w+) -->\n?(.*?)\n?<!-- end \1 -->\n?/gs,
  (_, name: string, part: string) => {
    parts.push([name, part]);
    return `{{&${name}}}`;
  },
);

const toTemplateLiteral = (text: string) => `\`${text.replace(/[`\\]|\$(?=\{)/g, "\\$&")}\``;
const text = `// Written by \`npm run mails\` from layout.mjml.
export const layout = {
${[["page", page] as const, ...parts].map(([name, part]) => `  ${name}: ${toTemplateLiteral(part)},\n`).join("")}};
`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
  console.log("Wrote packages/core/src/mail/layout.gen.ts.");
} else if (readFileSync(file, "utf8") !== text) {
  console.error("layout.gen.ts is stale: run `npm run mails` and commit what it writes.");
  process.exitCode = 1;
}
