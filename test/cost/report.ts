import { type Bill, computeBill, sumOf, totalOf } from "./bill.ts";
import {
  choices,
  type Deployment,
  deployment,
  earlierDeployment,
  extras,
  measures,
} from "./deployment.ts";
import {
  cognitoPlans,
  type Price,
  priceOf,
  type QuotedPrice,
  type Service,
  services,
} from "./prices.ts";
import { type Workload, workloadOptions } from "./workload.ts";

const toMoney = (dollars: number): string =>
  dollars === 0
    ? ""
    : dollars < 0.005
      ? "0.00"
      : dollars.toLocaleString("en", {
          minimumFractionDigits: dollars < 100 ? 2 : 0,
          maximumFractionDigits: dollars < 100 ? 2 : 0,
        });

const toCount = (count: number): string => count.toLocaleString("en", { maximumFractionDigits: 0 });

const toRow = (cells: string[]): string => `| ${cells.join(" | ")} |`.replaceAll(/ +\|/g, " |");
const toTable = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map(toRow).join("\n");

/** Formats the workload as a table of Markdown. */
export const formatWorkload = (workload: Workload): string =>
  toTable(
    ["option", "value", "what it is"],
    Object.entries(workloadOptions).map(([name, { option, what }]) => [
      `\`--${option}\``,
      workload[name as keyof Workload].toLocaleString("en"),
      name === "people" || name === "endpoints" ? what : `${what}, for each person`,
    ]),
  );

/** Formats a bill as a table of Markdown, in dollars. */
export function formatBill(bill: Bill): string {
  const cells = (dollars: Record<Service, number>) =>
    services.map((service) => toMoney(dollars[service] ?? 0));
  const total = {} as Record<Service, number>;
  for (const service of services) {
    total[service] = bill.reduce((sum, { dollars }) => sum + (dollars[service] ?? 0), 0);
  }
  return toTable(
    ["a month", "count", ...services, "total"],
    [
      ...bill.map(({ name, count, dollars }) => [
        name,
        count === undefined ? "" : toCount(count),
        ...cells(dollars),
        toMoney(sumOf(dollars)),
      ]),
      ["**total**", "", ...cells(total), `**${toMoney(totalOf(bill))}**`],
    ],
  );
}

/** Formats what Amazon Cognito charges for the same people, beside a bill. */
export const formatPeers = (people: number, bill: Bill): string =>
  toTable(
    ["for the same people", "dollars a month", "times Latch", "read on"],
    [
      ["Latch", toMoney(totalOf(bill)), "", ""],
      ...Object.entries(cognitoPlans).map(([plan, { tiers, source, date }]) => {
        const dollars = priceOf(people, tiers);
        const ratio = `${(dollars / totalOf(bill)).toLocaleString("en", { maximumFractionDigits: 0 })} ×`;
        return [`Cognito ${plan}`, toMoney(dollars) || "0", ratio, `[${date}](${source})`];
      }),
    ],
  );

/** Formats what each measure, and each choice of an operator, saves by itself, and all measures together. */
export function formatMeasures(workloads: Workload[]): string {
  const totals = (of: Deployment) =>
    workloads.map((workload) => totalOf(computeBill(workload, of)));
  const before = totals(earlierDeployment);
  const after = totals(deployment);
  const saved = (from: number[], to: number[]) =>
    from.map((dollars, index) => toMoney(dollars - (to[index] ?? 0)));
  const rows = (of: Record<string, Partial<Deployment>>, from: Deployment) =>
    Object.entries(of).map(([name, changes]) => [
      `saved: ${name}`,
      ...saved(totals(from), totals({ ...from, ...changes })),
    ]);
  const added = (of: Record<string, Partial<Deployment>>) =>
    Object.entries(of).map(([name, changes]) => [
      `added: ${name}`,
      ...saved(totals({ ...deployment, ...changes }), after),
    ]);
  const shares = before.map((dollars, index) =>
    (1 - (after[index] ?? 0) / dollars).toLocaleString("en", { style: "percent" }),
  );
  return toTable(
    ["", ...workloads.map(({ people }) => `${toCount(people)} people`)],
    [
      ["before", ...before.map(toMoney)],
      ...rows(measures, earlierDeployment),
      [
        "**after**",
        ...after.map((dollars, index) => `**${toMoney(dollars)}**, ${shares[index]} less`),
      ],
      ...rows(choices, deployment),
      ...added(extras),
    ],
  );
}

/** What a bill is in, and what it leaves out, in two lines. */
const caveats = [
  "Amounts are US dollars (USD) a month in us-east-1, without taxes and discounts.",
  "Left out: CloudFront or API Gateway in front ($1 for a million requests), and each free tier of AWS.",
];

/** Formats what the command prints about a workload. */
export function formatReport(workload: Workload): string {
  const bill = computeBill(workload, deployment);
  const parts = [formatWorkload(workload), formatBill(bill), formatPeers(workload.people, bill)];
  return `${[...parts, caveats.join("\n")].join("\n\n")}\n`;
}

/**
 * Formats the prices as a table of Markdown: those of the bill, or those that the documents quote. A price of less than a
 * cent is that of a million or a thousand.
 */
export const formatPrices = (of: Record<string, QuotedPrice>): string =>
  toTable(
    ["charged for", "unit", "dollars", "read on"],
    Object.values<QuotedPrice>(of).map(({ service, unit, tiers, source, date }) => [
      service,
      unit,
      tiers.map((tier) => describeTier(tier, unit)).join(", then "),
      `[${date}](${source})`,
    ]),
  );

function describeTier({ dollars }: Price["tiers"][number], unit: string): string {
  const factor = unit.startsWith("million") ? 1e6 : unit.startsWith("thousand") ? 1e3 : 1;
  return String(Number((dollars * factor).toPrecision(6)));
}
