/**
 * `npm run cost [-- --people NUMBER …]`: prints the monthly bill of a workload on AWS. With --write, writes the bill of the
 * assumed workload to docs/reference/costs.md.
 */
import { parseArgs } from "node:util";
import { computeBill } from "./bill.ts";
import { deployment } from "./deployment.ts";
import { writeDocument } from "./document.ts";
import { formatBill, formatPeers, formatWorkload } from "./report.ts";
import { readWorkload, workloadOptions } from "./workload.ts";

const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    ...Object.fromEntries(
      Object.values(workloadOptions).map(({ option }) => [option, { type: "string" } as const]),
    ),
  },
});

if (values.write) {
  writeDocument();
} else {
  const workload = readWorkload(values);
  const bill = computeBill(workload, deployment);
  const parts = [formatWorkload(workload), formatBill(bill), formatPeers(workload.people, bill)];
  process.stdout.write(`${parts.join("\n\n")}\n`);
}
