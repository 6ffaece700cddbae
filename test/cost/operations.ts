import type { StreamedTableName } from "@latch/adapters/dynamodb";
import type { EventType } from "@latch/contract";
import type { Flow } from "../bench/budgets.ts";
import type { Workload } from "./workload.ts";

/** A record that an operation adds to the stream of a table, now or when an item expires. */
export type StreamRecord = {
  table: StreamedTableName;
  /** The event that it leads to, if any. */
  leadsTo?: EventType;
};

/** What an operation needs. The budgets of its flow contain the calls and units. */
export type Operation = {
  /** How often it happens in a month. */
  count: (workload: Workload) => number;
  flow?: Flow;
  function: "Api" | "TasksApi";
  /** Bytes of the response, with its headers. */
  responseBytes: number;
  records?: StreamRecord[];
};

const bytes = { ofTokens: 1500, ofItem: 600, ofList: 1200 };

const perPerson = (key: Exclude<keyof Workload, "people">) => (workload: Workload) =>
  workload.people * workload[key];
const perTask = (times: number) => (workload: Workload) => workload.people * workload.tasks * times;

/** The operations of the workload. */
export const operations = {
  "sign-up": {
    count: perPerson("signUps"),
    flow: "sign-up, email and username",
    function: "Api",
    responseBytes: bytes.ofTokens,
    records: [
      { table: "Users", leadsTo: "user.created" },
      { table: "Sessions", leadsTo: "session.started" },
      { table: "Sessions", leadsTo: "session.ended" },
    ],
  },
  login: {
    count: perPerson("logIns"),
    flow: "login by password",
    function: "Api",
    responseBytes: bytes.ofTokens,
    records: [
      { table: "Sessions", leadsTo: "session.started" },
      { table: "Sessions", leadsTo: "session.ended" },
    ],
  },
  refresh: {
    count: perPerson("refreshes"),
    flow: "refresh",
    function: "Api",
    responseBytes: bytes.ofTokens,
    records: [{ table: "Sessions" }],
  },
  verifyToken: {
    count: perPerson("verifications"),
    function: "Api",
    responseBytes: bytes.ofItem,
  },
  getMe: {
    count: perPerson("profiles"),
    flow: "getMe",
    function: "Api",
    responseBytes: bytes.ofItem,
  },
  createTask: {
    count: perTask(1),
    flow: "createTask",
    function: "TasksApi",
    responseBytes: bytes.ofItem,
    records: [{ table: "Tasks", leadsTo: "task.created" }, { table: "Tasks" }],
  },
  listTasks: {
    count: perTask(2),
    flow: "listTasks",
    function: "TasksApi",
    responseBytes: bytes.ofList,
  },
  updateTask: {
    count: perTask(1),
    flow: "updateTask",
    function: "TasksApi",
    responseBytes: bytes.ofItem,
    records: [{ table: "Tasks", leadsTo: "task.updated" }],
  },
  deleteTask: {
    count: perTask(1),
    flow: "deleteTask",
    function: "TasksApi",
    responseBytes: bytes.ofItem,
    // DynamoDB removes the record of a deletion when it expires.
    records: [{ table: "Tasks", leadsTo: "task.deleted" }, { table: "Tasks" }],
  },
} satisfies Record<string, Operation>;
export type OperationName = keyof typeof operations;
