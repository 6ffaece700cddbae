import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { computeBill } from "./bill.ts";
import { deployment } from "./deployment.ts";
import { prices, quotedPrices } from "./prices.ts";
import { formatBill, formatMeasures, formatPeers, formatPrices, formatWorkload } from "./report.ts";
import { defaultWorkload } from "./workload.ts";

const file = fileURLToPath(new URL("../../docs/reference/costs.md", import.meta.url));

/** The workloads of the document. */
const workload = defaultWorkload;
const largeWorkload = { ...workload, people: 70_000_000 };

/** Returns the parts of the document that the command writes, by their names. */
function composeParts(): Record<string, string> {
  const bill = computeBill(workload, deployment);
  const largeBill = computeBill(largeWorkload, deployment);
  return {
    workload: formatWorkload(workload),
    bill: formatBill(bill),
    "large bill": formatBill(largeBill),
    peers: formatPeers(workload.people, bill),
    "large peers": formatPeers(largeWorkload.people, largeBill),
    measures: formatMeasures([workload, largeWorkload]),
    prices: formatPrices(prices),
    "quoted prices": formatPrices(quotedPrices),
  };
}

const pattern = (name: string) =>
  new RegExp(`(<!-- npm run cost: ${name} -->\n).*?(\n<!-- end -->)`, "s");

/**
 * Returns the document with its computed parts.
 * @throws if a part is missing
 */
function composeDocument(text: string): string {
  let composed = text;
  for (const [name, part] of Object.entries(composeParts())) {
    if (!pattern(name).test(composed)) throw new Error(`costs.md has no part "${name}"`);
    composed = composed.replace(pattern(name), (_, begin, end) => `${begin}\n${part}\n${end}`);
  }
  return composed;
}

const readDocument = (): string => readFileSync(file, "utf8");

/** Writes the computed parts of docs/reference/costs.md. */
export const writeDocument = (): void => writeFileSync(file, composeDocument(readDocument()));

/** Returns whether docs/reference/costs.md contains what the command computes. */
export const isDocumentCurrent = (): boolean => composeDocument(readDocument()) === readDocument();
