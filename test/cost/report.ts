import { type Bill, computeBill, sumOf, totalOf } from "./bill.ts";
import {
  choices,
  type Deployment,
  deployment,
  earlierDeployment,
  extras,
  measures,
} from "./deployment.ts";
import { cognitoPlans, type Price, priceOf, prices, type Service, services } from "./prices.ts";
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
        return [`Cognito ${plan}`, toMoney(dollars), ratio, `[${date}](${source})`];
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

/** Formats the prices as a table of Markdown. A price of less than a cent is that of a million or a thousand. */
export const formatPrices = (): string =>
  toTable(
    ["charged for", "unit", "dollars", "read on"],
    Object.values<Price>(prices).map(({ service, unit, tiers, source, date }) => [
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
