/** A model of an installation with 70 million people: what each part has to do, and what its published limit allows. */
import { queues } from "@latch/adapters/messaging";
import { backgroundExecutions } from "../../infra/concurrency.ts";
import { costs } from "../capacity/scenario.ts";
import { throughput } from "../capacity/simulation.ts";
import { defaultWorkload } from "../cost/workload.ts";

const { logIns, refreshes, tasks, signUps } = defaultWorkload;

/** What people do in a month, as `npm run cost` assumes, and what is stored of it. */
const workload = {
  people: 70_000_000,
  logIns,
  refreshes,
  tasks,
  signUps,
  /** Sessions of a person at the same time. */
  sessions: 2,
  /** Tasks of a person that are stored. */
  storedTasks: 30,
  /** Entries of the activity log for each person: the logins of 400 days, and some changes. */
  storedActivity: 60,
  /** The busiest second, over the average. */
  peak: 10,
};

/** The published limits, in us-east-1, November 2026, with their source. */
export const limits = {
  partition: {
    writes: 1000,
    reads: 3000,
    gigabytes: 10,
    source:
      "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html",
  },
  table: {
    writes: 40_000,
    reads: 40_000,
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html",
  },
  lambda: {
    executions: 1000,
    source: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  },
  topic: { messages: 30_000, source: "https://docs.aws.amazon.com/general/latest/gr/sns.html" },
};

/** Bytes of a typical item, by DynamoDB's rule. A test compares them with items that the stores write. */
export const itemBytes = {
  Users: 500,
  Identifiers: 100,
  Sessions: 700,
  Throttles: 100,
  Tasks: 450,
  Activity: 450,
  OneTimeTokens: 400,
};

/** Milliseconds of CPU time of a core for a password by bcrypt at cost 10 (docs/reference/costs.md). */
const hashMs = 60;
// Milliseconds of an execution on Lambda: measured with 1 GB (docs/reference/lambda-memory.md). Of a task: an assumption.
const executionMs = { logIn: 150, refresh: 11, task: 30 };
/** Milliseconds in which the publisher publishes a full batch, by ten calls at the same time: an assumption. */
const publish = { batch: 100, ms: 50 };
/** The shards of the list of users (packages/adapters/src/dynamodb/stores/user-item.ts). */
const listShards = 4;
/** Writes of a login to the account's counter of guesses: the guess, and its removal. */
const guessWrites = 2;
/** The messages of a batch of `plan-webhooks`, which one read of the endpoints serves. */
const { batchSize } = queues["plan-webhooks"];

const month = 30 * 24 * 3600;
const perSecond = (perPerson: number): number => (workload.people * perPerson) / month;
const number = (value: number): string =>
  (value >= 100 ? Math.round(value) : Number(value.toPrecision(2))).toLocaleString("en");
const percent = (share: number): string => `${number(share * 100)} %`;

/** A line of the document: the arithmetic with its numbers, and the result. */
export type Line = { what: string; arithmetic: string; result: string };

/** The events of the busiest second. */
export const peak = {
  logIns: perSecond(workload.logIns) * workload.peak,
  refreshes: perSecond(workload.refreshes) * workload.peak,
  tasks: perSecond(workload.tasks) * workload.peak,
  signUps: perSecond(workload.signUps) * workload.peak,
};

const loadLines: Line[] = (
  [
    ["logins", "logIns"],
    ["refreshes", "refreshes"],
    ["new tasks", "tasks"],
    ["sign-ups", "signUps"],
  ] as const
).map(([what, key]) => ({
  what: `${what} in the busiest second`,
  arithmetic: `70 million × ${workload[key]} ÷ ${number(month)} s × ${workload.peak}`,
  result: number(peak[key]),
}));

/** Mails with a link of a one-time token: a reset, a verification or an invitation for one login in fifty. */
const linksPerSecond = peak.logIns / 50;
/** Days for which such a token is stored at most. */
const tokenDays = 7;
/** Sessions that expire: as many as begin, each as long after its beginning. */
const endedPerSecond = peak.logIns + peak.signUps;
/** What the activity log contains: a login, an account with its first session, and the three changes of a task. */
const entriesPerSecond = peak.logIns + peak.signUps * 2 + peak.tasks * 3;
/** What the topic gets: also the end of each session, which the activity log leaves out. */
const eventsPerSecond = entriesPerSecond + endedPerSecond;

/** The items of each table, and the write units in the busiest second. */
const stored = {
  Users: { items: workload.people, writes: peak.signUps * 2 },
  Identifiers: { items: workload.people, writes: peak.signUps * 2 },
  Sessions: {
    items: workload.people * workload.sessions,
    writes: peak.logIns + peak.refreshes + peak.signUps * 2,
  },
  // The rate limit, the guess and its removal. Of the last day.
  Throttles: { items: (workload.people * workload.logIns * 2) / 30, writes: peak.logIns * 3 },
  // Created with an allowance, changed and deleted.
  Tasks: { items: workload.people * workload.storedTasks, writes: peak.tasks * 5 },
  Activity: { items: workload.people * workload.storedActivity, writes: entriesPerSecond },
  OneTimeTokens: {
    items: (linksPerSecond / workload.peak) * tokenDays * 86_400,
    writes: linksPerSecond * 2,
  },
};

/** The partitions of each table: as many as its size or its writes need. */
export const partitions = Object.fromEntries(
  Object.entries(stored).map(([table, { items, writes }]) => {
    const gigabytes = (items * itemBytes[table as keyof typeof itemBytes]) / 2 ** 30;
    const bySize = Math.ceil(gigabytes / limits.partition.gigabytes);
    const byWrites = Math.ceil(writes / limits.partition.writes);
    return [
      table,
      { items, gigabytes, writes, bySize, byWrites, count: Math.max(bySize, byWrites) },
    ];
  }),
);

const partitionLines: Line[] = Object.entries(partitions).map(
  ([table, { items, gigabytes, writes, bySize, byWrites, count }]) => ({
    what: `\`${table}\``,
    arithmetic: `${number(items / 1e6)} million × ${itemBytes[table as keyof typeof itemBytes]} bytes = ${number(gigabytes)} GB: ${number(bySize)}; ${number(writes)} writes a second: ${number(byWrites)}`,
    result: number(count),
  }),
);

const hotLines: Line[] = [
  {
    what: "sign-ups, in the shards of the list of users",
    arithmetic: `${number(peak.signUps)} ÷ ${listShards} shards, of ${number(limits.partition.writes)}`,
    result: percent(peak.signUps / listShards / limits.partition.writes),
  },
  {
    what: "the webhook endpoints, which each batch of events reads",
    arithmetic: `${number(eventsPerSecond)} events ÷ ${batchSize} × 1 read unit, of ${number(limits.partition.reads)}`,
    result: percent(eventsPerSecond / batchSize / limits.partition.reads),
  },
  {
    what: "one account to which all devices log in: its counter of guesses",
    arithmetic: `${number(limits.partition.writes)} ÷ ${guessWrites} writes of a login`,
    result: `${number(limits.partition.writes / guessWrites)} logins a second`,
  },
];

/** The records that pass the filters of the streams: those that lead to events. */
const streamed = {
  Users: peak.signUps,
  Sessions: peak.logIns + peak.signUps + endedPerSecond,
  Tasks: peak.tasks * 3,
  OneTimeTokens: linksPerSecond,
};
const streamedTables = Object.keys(streamed) as (keyof typeof streamed)[];
const partitionsOf = (table: keyof typeof stored): number => partitions[table]?.count ?? 1;
const shards = streamedTables.reduce((sum, table) => sum + partitionsOf(table), 0);
const shardPerSecond = (publish.batch / publish.ms) * 1000;
const streamLines: Line[] = [
  {
    what: "shards, one for each partition of a table with a stream",
    arithmetic: streamedTables
      .map((table) => `${table} ${number(partitionsOf(table))}`)
      .join(" + "),
    result: number(shards),
  },
  ...streamedTables.map((table) => ({
    what: `records of a shard of \`${table}\`, of what one reader publishes`,
    arithmetic: `${number(streamed[table])} ÷ ${number(partitionsOf(table))}, of ${publish.batch} ÷ ${publish.ms} ms = ${number(shardPerSecond)}`,
    result: percent(streamed[table] / partitionsOf(table) / shardPerSecond),
  })),
  {
    what: "a partition that gets as many writes as DynamoDB accepts",
    arithmetic: `${number(limits.partition.writes)}, of ${number(shardPerSecond)}`,
    result: percent(limits.partition.writes / shardPerSecond),
  },
  {
    what: "executions of `publish-changes` with a batch of one second from each shard, of those that it reserves",
    arithmetic: `${number(shards)} × ${publish.ms} ms, of ${backgroundExecutions["publish-changes"]}`,
    result: percent((shards * publish.ms) / 1000 / backgroundExecutions["publish-changes"]),
  },
];

const arrivals = {
  "record-activity": entriesPerSecond,
  "plan-webhooks": eventsPerSecond,
  "check-devices": peak.logIns,
  // A mail with a link for each sign-up, and for one login in fifty.
  "send-links": peak.signUps + linksPerSecond,
};
/** The share of what each consumer can process that arrives in the busiest second. */
export const consumerShares = Object.fromEntries(
  Object.entries(arrivals).map(([queue, arriving]) => {
    const name = queue as keyof typeof arrivals;
    return [queue, { arriving, ceiling: throughput(costs[name], queues[name]) }];
  }),
);
const consumerLines: Line[] = Object.entries(consumerShares).map(
  ([queue, { arriving, ceiling }]) => ({
    what: `\`${queue}\``,
    arithmetic: `${number(arriving)} messages a second, of ${number(ceiling)}`,
    result: percent(arriving / ceiling),
  }),
);

const executions =
  ((peak.logIns + peak.signUps) * executionMs.logIn +
    peak.refreshes * executionMs.refresh +
    peak.tasks * 5 * executionMs.task) /
  1000;
const logInLines: Line[] = [
  {
    what: "cores that hash passwords, on servers",
    arithmetic: `(${number(peak.logIns)} + ${number(peak.signUps)}) × ${hashMs} ms`,
    result: number(((peak.logIns + peak.signUps) * hashMs) / 1000),
  },
  {
    what: "executions of the API at the same time, on Lambda",
    arithmetic: `${number(peak.logIns + peak.signUps)} × ${executionMs.logIn} ms + ${number(peak.refreshes)} × ${executionMs.refresh} ms + ${number(peak.tasks * 5)} × ${executionMs.task} ms`,
    result: number(executions),
  },
  {
    what: "the same, of the default quota of an account",
    arithmetic: `${number(executions)}, of ${number(limits.lambda.executions)}`,
    result: percent(executions / limits.lambda.executions),
  },
  {
    what: "writes to `Sessions`, of the default quota of a table",
    arithmetic: `${number(stored.Sessions.writes)}, of ${number(limits.table.writes)}`,
    result: percent(stored.Sessions.writes / limits.table.writes),
  },
  {
    what: "messages that the topic gets in the busiest second, of the quota",
    arithmetic: `${number(eventsPerSecond)}, of ${number(limits.topic.messages)}`,
    result: percent(eventsPerSecond / limits.topic.messages),
  },
];

/** The accounts that an import can write in a second, by each limit. */
export const importPerSecond = {
  list: listShards * limits.partition.writes,
  // A transaction costs twice the units of its items.
  table: limits.table.writes / 2,
};
const hours = (rate: number): string => `${number(workload.people / rate / 3600)} hours`;
const importLines: Line[] = [
  {
    what: "by the shards of the list of users",
    arithmetic: `70 million ÷ (${listShards} × ${number(limits.partition.writes)} a second)`,
    result: hours(importPerSecond.list),
  },
  {
    what: "by the default quota of the table `Users`",
    arithmetic: `70 million ÷ (${number(limits.table.writes)} ÷ 2 units a second)`,
    result: hours(importPerSecond.table),
  },
];

/** The tables of the document, by the heading of their section. */
export const sections: Record<string, Line[]> = {
  "The load": loadLines,
  Partitions: partitionLines,
  "Hottest keys": hotLines,
  Streams: streamLines,
  Consumers: consumerLines,
  "Peak logins": logInLines,
  Import: importLines,
};

/** Returns a section as a table in Markdown. */
export const tableOf = (lines: Line[]): string =>
  [
    "| what | arithmetic | result |",
    "| --- | --- | --- |",
    ...lines.map(({ what, arithmetic, result }) => `| ${what} | ${arithmetic} | ${result} |`),
  ].join("\n");
