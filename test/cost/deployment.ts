import { type StreamedTableName, streamWindowSeconds, tables } from "@latch/adapters/dynamodb";
import { type QueueName, queues } from "@latch/adapters/messaging";
import { type Budget, type Flow, measuredFlows } from "../bench/budgets.ts";
import measured from "../capacity/measured.json" with { type: "json" };
import type { OperationName } from "./operations.ts";

/** What the deployment decides about the costs. */
export type Deployment = {
  /** The calls in a row and the units of each flow. */
  flows: Record<Flow, Budget>;
  /**
   * Milliseconds of CPU time of a request, as `npm run bench -- peers` measures them on the Node server, with the hash of
   * the password instead of that of the benchmark. The start of a Lambda function is not included.
   */
  requestCpuMs: Record<OperationName, number>;
  /** Milliseconds of CPU time of a message in each consumer. */
  consumerCpuMs: Record<keyof typeof measured.consumers, number>;
  /** Whether Lambda drops the stream records that lead to nothing. */
  filtersRecords: boolean;
  /** Whether an event for no webhook endpoint stays out of the queue `plan-webhooks`. */
  skipsFanOut: boolean;
  /** Whether the activity log leaves out that a session has expired. */
  skipsExpiry: boolean;
  /** Seconds for which Lambda collects the records of a stream. */
  streamWindowSeconds: (table: StreamedTableName) => number;
  /** Seconds for which Lambda collects the messages of a queue. */
  queueWindowSeconds: (queue: QueueName) => number;
  /** Whether a login from a known device reads the account and writes the device once a month only. */
  renewsDevicesMonthly: boolean;
  /** Whether the activity log has the table class Standard-IA. */
  isActivityInfrequent: boolean;
  /** Whether the activity log has point-in-time recovery (`ACTIVITY_RECOVERY`). */
  isActivityRecoverable: boolean;
  /** Months for which the activity log keeps an entry (`ACTIVITY_RETENTION_DAYS`). */
  activityMonths: number;
  /** The part of the requests with a 2xx response that have a line in the log. */
  loggedShare: (operation: string) => number;
};

/** Milliseconds of CPU time of bcrypt at cost 10. */
const hashMs = 60;

const requestCpuMs: Deployment["requestCpuMs"] = {
  "sign-up": hashMs + 2.4,
  login: hashMs + 5,
  refresh: 1.4,
  verifyToken: 0.1,
  getMe: 0.5,
  createTask: 2,
  listTasks: 1,
  updateTask: 1.5,
  deleteTask: 1,
};

/** The operations about which the deployment logs one line in ten. */
const frequent = ["refresh", "verifyToken", "getMe", "listTasks"];

/** The deployment before its costs were computed, on 2026-11-30. */
export const earlierDeployment: Deployment = {
  flows: {
    ...measuredFlows,
    "sign-up, email and username": { inARow: 2, reads: 1, writes: 13 },
    "login by password": { inARow: 3, reads: 3, writes: 6 },
  },
  // With the AWS SDK as the client of DynamoDB, on the same machine.
  requestCpuMs: {
    ...requestCpuMs,
    "sign-up": hashMs + 3.3,
    login: hashMs + 8,
    refresh: 2.3,
    getMe: 0.95,
  },
  // With the AWS SDK as the client of DynamoDB, on another machine, where the lean client took 0.595, 0.023, 0.683 and 1.589 ms.
  consumerCpuMs: {
    "record-activity": 1.776,
    "plan-webhooks": 0.665,
    "check-devices": 4.355,
    "send-links": 3.505,
  },
  filtersRecords: false,
  skipsFanOut: false,
  skipsExpiry: false,
  streamWindowSeconds: () => 1,
  queueWindowSeconds: () => 0,
  renewsDevicesMonthly: false,
  isActivityInfrequent: false,
  isActivityRecoverable: true,
  activityMonths: 13.2,
  loggedShare: () => 1,
};

/** What has reduced the costs since. */
export const measures = {
  "a sign-up stores no item for its link, and one item counts the guesses of a login": {
    flows: measuredFlows,
  },
  "requests and messages take less CPU time with the lean client of DynamoDB": {
    requestCpuMs,
    consumerCpuMs: {
      "record-activity": measured.consumers["record-activity"].cpuMs,
      "plan-webhooks": measured.consumers["plan-webhooks"].cpuMs,
      "check-devices": measured.consumers["check-devices"].cpuMs,
      "send-links": measured.consumers["send-links"].cpuMs,
    },
  },
  "Lambda drops the stream records without an event": { filtersRecords: true },
  "Lambda collects changes for two seconds": { streamWindowSeconds },
  "Lambda collects messages for two seconds where no user waits": {
    queueWindowSeconds: (queue) => queues[queue].windowSeconds ?? 0,
  },
  "an event for no webhook endpoint stays out of `plan-webhooks`": {
    skipsFanOut: queues["plan-webhooks"].leftOutBy !== undefined,
  },
  "the activity log leaves out that a session has expired": {
    skipsExpiry: queues["record-activity"].leftOutBy !== undefined,
  },
  "the activity log has the table class Standard-IA": {
    isActivityInfrequent: tables.Activity.infrequent,
  },
  "a login from a known device reads the account and writes the device once a month": {
    renewsDevicesMonthly: true,
  },
  "the activity log has no point-in-time recovery (`ACTIVITY_RECOVERY`)": {
    isActivityRecoverable: false,
  },
  "one in ten lines about what clients repeat by themselves (`LOG_FREQUENT_PERCENT`)": {
    loggedShare: (operation) => (frequent.includes(operation) ? 0.1 : 1),
  },
} satisfies Record<string, Partial<Deployment>>;

/** The deployment that `infra/` describes. */
export const deployment: Deployment = Object.assign(
  {},
  earlierDeployment,
  ...Object.values(measures),
);

/** What an operator can set to reduce the costs further. */
export const choices = {
  "`LOG_SUCCESS_PERCENT=10`": { loggedShare: () => 0.1 },
  "`ACTIVITY_RETENTION_DAYS=180`": { activityMonths: 5.9 },
} satisfies Record<string, Partial<Deployment>>;

/** What an operator can set for more money. */
export const extras = {
  "`ACTIVITY_RECOVERY=true`": { isActivityRecoverable: true },
} satisfies Record<string, Partial<Deployment>>;
