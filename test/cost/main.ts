/**
 * `npm run cost [-- --people NUMBER …]`: prints the monthly bill of a workload on AWS. With --write, writes the bill of the
 * assumed workload to docs/reference/costs.md.
 */
import { parseArgs } from "node:util";
import { writeDocument } from "./document.ts";
import { formatReport } from "./report.ts";
import { readWorkload, WorkloadError, workloadOptions } from "./workload.ts";

const help = `Usage: npm run cost -- [options]

Prints the monthly bill of a workload on AWS, in US dollars.

${Object.values(workloadOptions)
  .map(({ option, value, what }) => `  ${`--${option} NUMBER`.padEnd(24)} ${what} (${value})`)
  .join("\n")}
  ${"--write".padEnd(24)} write the tables of docs/reference/costs.md

All numbers but people and endpoints are those of one person in a month.
`;

const options = {
  help: { type: "boolean" },
  write: { type: "boolean" },
  ...Object.fromEntries(
    Object.values(workloadOptions).map(({ option }) => [option, { type: "string" } as const]),
  ),
} as const;

function run(): string {
  const { help: isHelp, write, ...values } = parseArgs({ options }).values;
  if (isHelp) return help;
  if (!write) return formatReport(readWorkload(values));
  if (Object.keys(values).length > 0) {
    throw new WorkloadError("--write: Must be alone, because the page has a workload of its own");
  }
  writeDocument();
  return "";
}

try {
  process.stdout.write(run());
} catch (error) {
  const { code } = error as { code?: string };
  if (!(error instanceof WorkloadError) && !code?.startsWith("ERR_PARSE_ARGS")) throw error;
  process.stderr.write(`${(error as Error).message}\n\n${help}`);
  process.exitCode = 2;
}
