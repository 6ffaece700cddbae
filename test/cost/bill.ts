import { queueNames } from "@latch/adapters/messaging";
import type { Deployment } from "./deployment.ts";
import { createEventUsage } from "./events.ts";
import { type Operation, type OperationName, operations } from "./operations.ts";
import { type Price, priceOf, prices, type Quantity, type Service } from "./prices.ts";
import { monthSeconds, sumUsage, times, type Usage, useLambda } from "./usage.ts";
import type { Workload } from "./workload.ts";

/** The dollars of a month: by what causes them, and by the service that charges them. */
export type Bill = { name: string; count?: number; dollars: Record<Service, number> }[];

const memoryMb = { Api: 1024, TasksApi: 512 } as const;

/** Bytes of a request's line in the log, with those that CloudWatch adds to each. */
const lineBytes = 330 + 26;
const gb = 2 ** 30;
/** Months for which production keeps its log, and its size of the received one after compression. */
const keptLog = { months: 3, share: 0.15 };

/** Returns what a request uses, without what it causes later. */
function useRequest(name: OperationName, deployment: Deployment): Usage {
  const { flows, loggedShare, requestCpuMs } = deployment;
  const { flow, function: program, responseBytes }: Operation = operations[name];
  const cpuMs = requestCpuMs[name];
  const { inARow, reads, writes } = flow ? flows[flow] : { inARow: 0, reads: 0, writes: 0 };
  const logGb = (loggedShare(name) * lineBytes) / gb;
  return sumUsage(useLambda({ memoryMb: memoryMb[program], cpuMs, calls: inARow }), {
    readUnits: reads,
    writeUnits: writes,
    logGb,
    keptLogGb: logGb * keptLog.months * keptLog.share,
    sentGb: responseBytes / gb,
  });
}

/** Bytes of stored items, with the 100 bytes that DynamoDB adds to each, also in an index. */
const stored = { account: 1150, session: 750, activity: 470, task: 550, mail: 400 };
/** Months for which a session is stored. */
const sessionMonths = 1;

/** Returns what the stored items of the workload use, once as many expire as are added. */
function useStorage(
  workload: Workload,
  { isActivityInfrequent, isActivityRecoverable, skipsExpiry, activityMonths }: Deployment,
): Usage {
  const { people, signUps, logIns, tasks, mails } = workload;
  const sessions = people * (logIns + signUps);
  const events = (skipsExpiry ? 1 : 2) * sessions + people * (signUps + 3 * tasks);
  const lasting = (people * stored.account + people * tasks * stored.task) / gb;
  const activity = (events * activityMonths * stored.activity) / gb;
  const temporary =
    (sessions * sessionMonths * stored.session + people * (signUps + mails) * stored.mail) / gb;
  return {
    storedGb: lasting + temporary + (isActivityInfrequent ? 0 : activity),
    infrequentGb: isActivityInfrequent ? activity : 0,
    recoverableGb: lasting + (isActivityRecoverable ? activity : 0),
  };
}

/** Requests by which Lambda asks an empty queue for messages in a month: five long polls of 20 seconds at a time. */
const pollsOfQueue = (5 * monthSeconds) / 20;
/** The alarms of production without a gateway. A test of the infrastructure counts them. */
export const alarmCount = 78;
/** Runs of the maintenance in a month. */
const maintenanceRuns = monthSeconds / 600;
/** A new data key for the topic each five minutes, by two calls. */
const kmsRequests = (2 * monthSeconds) / 300;

/** Computes the bill of production in a month. */
export function computeBill(workload: Workload, deployment: Deployment): Bill {
  const counted = Object.values<Operation>(operations).map((operation) => ({
    operation,
    count: operation.count(workload),
  }));
  const events = createEventUsage(counted, workload, deployment);
  const rows: { name: string; count?: number; usage: Usage }[] = Object.entries<Operation>(
    operations,
  ).flatMap(([name, operation]) => {
    const count = operation.count(workload);
    return [
      { name, count, usage: times(count, useRequest(name as OperationName, deployment)) },
      { name: `${name}: events`, usage: times(count, events.useRecords(operation)) },
    ];
  });
  const mails = workload.people * workload.mails;
  const polls = queueNames.map((queue) => Math.max(0, pollsOfQueue - events.receives(queue)));
  const maintenance = useLambda({ memoryMb: 256, cpuMs: 20, calls: 10 });
  rows.push(
    {
      name: "other mails",
      count: mails,
      usage: times(mails, sumUsage(events.useQueue("send-mail"), { mails: 1 })),
    },
    { name: "stored data", usage: useStorage(workload, deployment) },
    {
      name: "always",
      usage: sumUsage(times(maintenanceRuns, maintenance), {
        sqsRequests: polls.reduce((sum, one) => sum + one, 0),
        kmsRequests,
        alarms: alarmCount,
      }),
    },
  );
  const total = sumUsage(...rows.map(({ usage }) => usage));
  return rows
    .map(({ usage, ...row }) => ({ ...row, dollars: toDollars(usage, total) }))
    .filter(({ dollars }) => Object.values(dollars).some((one) => one > 0));
}

/** Returns the price of a usage at the average price of the total, because tiers apply to the total. */
function toDollars(usage: Usage, total: Usage): Record<Service, number> {
  const dollars = {} as Record<Service, number>;
  for (const [quantity, amount] of Object.entries(usage) as [Quantity, number][]) {
    const { service, tiers }: Price = prices[quantity];
    const all = total[quantity] ?? 0;
    if (amount > 0) {
      dollars[service] = (dollars[service] ?? 0) + (priceOf(all, tiers) * amount) / all;
    }
  }
  return dollars;
}

/** Returns the sum of a bill. */
export const totalOf = (bill: Bill): number =>
  bill.reduce((sum, { dollars }) => sum + sumOf(dollars), 0);

/** Returns the sum of a row. */
export const sumOf = (dollars: Record<Service, number>): number =>
  Object.values(dollars).reduce((sum, one) => sum + one, 0);
