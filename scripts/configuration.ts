/**
 * `npm run configuration`: writes .env.example and docs/reference/configuration.md from the description of
 * the variables in packages/config. With --check, only checks that they are up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Area, areas, type Variable } from "@latch/config/catalogue";
import { type Entry, entries } from "@latch/config/reference";
import { describeDefault, describeValues, isRequired } from "@latch/config/schema-texts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The entries that read `.env`: all that run on a machine, and the deployment. */
const envFileEntries: Entry[] = ["server", "worker", "tasks", "dev", "commands", "deployment"];

function envLines(variable: Variable): string {
  const value = describeDefault(variable.schema);
  // Without quotes, a # begins a comment.
  return `# ${variable.summary}\n#${variable.name}=${value.includes("#") ? `"${value}"` : value}\n`;
}

/** Formats Markdown as comment lines of at most 119 characters, without links. */
function comment(markdown: string): string {
  const text = markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return text.replace(/(.{1,117})(?: |$)/g, "# $1\n");
}

function envSection({ title, introduction, variables }: Area): string {
  const listedVariables = variables.filter(
    ({ neededBy, setBy }) => !setBy && neededBy.some((entry) => envFileEntries.includes(entry)),
  );
  if (listedVariables.length === 0) return "";
  const about = introduction ? `${comment(introduction)}\n` : "";
  return `\n# --- ${title}\n\n${about}${listedVariables.map(envLines).join("")}`;
}

const envExample = () =>
  `${comment(
    "Every variable that `npm run dev`, `npm start`, `npm run worker`, the commands and `sst deploy` read, with its default. Copy this file to .env and uncomment what you change. A variable of the shell overrides this file. `npm run dev` needs none of them. docs/reference/configuration.md explains each variable. `npm run configuration` writes both files.",
  )}${areas.map(envSection).join("")}`;

const escapeCell = (text: string): string => text.replaceAll("|", "\\|");

function tableRow(variable: Variable): string {
  const { name, schema, neededBy, summary, details, secret, setBy, unset } = variable;
  const value = describeDefault(schema);
  const description = [summary, details, secret && "**Secret.**", setBy && `${setBy} sets it.`];
  const cells = [
    `\`${name}\``,
    variable.values ?? describeValues(schema),
    unset ?? (isRequired(schema) ? "required" : value ? `\`${value}\`` : "none"),
    (Object.keys(entries) as Entry[]).filter((entry) => neededBy.includes(entry)).join(", "),
    description.filter(Boolean).join(" "),
  ];
  return `| ${cells.map(escapeCell).join(" | ")} |\n`;
}

const section = ({ title, introduction, variables }: Area): string =>
  `\n## ${title}\n\n${introduction ? `${introduction}\n\n` : ""}| variable | values | default | needed by | what |\n| --- | --- | --- | --- | --- |\n${variables.map(tableRow).join("")}`;

const reference = () => `# Configuration

<!-- Written by \`npm run configuration\` from packages/config/src/variables: change it there. -->

Environment variables configure Latch; on the edge, bindings do. Servers, workers, commands and \`npm run dev\` also read
the file \`.env\` beside \`package.json\`: copy [.env.example](../../.env.example) to begin. A variable of the shell
overrides one of the file, and an empty variable counts as not set.

- With an invalid value, a process does not start and a deployment stops. The message names each variable and its rule,
  never a value.
- An unknown name that is one or two edits away from a known one is probably misspelt. The process logs a warning with the
  event \`configuration.unknown_variable\`, the variable and the nearest known name; \`sst deploy\` prints the warning.
- A flag is \`true\` or \`false\`. In earlier releases \`METRICS\`, \`BREACH_CHECK\` and \`RATE_LIMITS\` were \`on\` or \`off\`. This
  release accepts both spellings and logs a warning (\`configuration.former_spelling\`); the next release accepts \`true\`
  and \`false\` only. Earlier releases accept \`on\` and \`off\` only: change the value when a rollback to them is ruled out.
- Never commit a secret. On AWS \`npx sst secret set\` stores it, on the edge \`npx wrangler secret put\`.

## Needed by

The column "needed by" of the tables uses these names.

| name | what it is |
| --- | --- |
${Object.entries(entries)
  .map(([name, what]) => `| ${name} | ${what} |\n`)
  .join("")}
\`sst deploy\` reads the variables of the functions from its own environment and passes on to each function what that
function needs. It links secrets instead.
${areas.map(section).join("")}`;

/** Returns the up-to-date content of the generated files by their paths in the repository. */
export const configurationFiles = (): Record<string, string> => ({
  ".env.example": envExample(),
  "docs/reference/configuration.md": reference(),
});

if (import.meta.main) {
  for (const [path, text] of Object.entries(configurationFiles())) {
    if (!process.argv.includes("--check")) {
      writeFileSync(root + path, text);
      console.log(`Wrote ${path}.`);
    } else if (readFileSync(root + path, "utf8") !== text) {
      console.error(`${path} is stale: run \`npm run configuration\` and commit what it writes.`);
      process.exitCode = 1;
    }
  }
}
