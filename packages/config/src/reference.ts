import type * as z from "zod";

/** The entry points of the project: each reads its variables when it starts. The reference uses these names. */
export const entries = {
  server: "`npm start` and `npm run dev`: the API on a Node server",
  worker: "`npm run worker` and `npm run dev`: the worker for change streams, queues and mail",
  tasks: "`npm run start:tasks` and `npm run dev:tasks`: a server for the task operations only",
  dev: "`npm run dev` and `npm run dev:tasks`: the local stack",
  commands: "the commands, such as `npm run user:create` and `npm run db:create`",
  "lambda-api": "the function `Api`",
  "lambda-tasks": "the function `TasksApi`",
  "lambda-authorizer": "the function `Authorizer`",
  "lambda-publisher": "the function `PublishChanges`",
  "lambda-mail": "the functions `SendLinks`, `SendMail` and `CheckDevices`",
  "lambda-maintenance": "the function `Sweep`",
  "lambda-consumers":
    "the functions `RecordActivity`, `ForgetPerson`, `PlanWebhooks` and `DeliverWebhooks`",
  edge: "the API on Cloudflare Workers, or another host of workerd",
  deployment: "`sst deploy` and `sst dev`",
} as const;
export type Entry = keyof typeof entries;

/** The entries that serve the whole API. */
export const apiEntries = ["server", "lambda-api", "edge"] as const satisfies Entry[];
/** The entries that serve the task operations only. */
export const tasksEntries = ["tasks", "lambda-tasks"] as const satisfies Entry[];
/** The long-running processes outside Lambda and the edge. */
export const serverEntries = ["server", "worker", "tasks"] as const satisfies Entry[];
/** The entries that send mail. */
export const mailEntries = ["worker", "lambda-mail"] as const satisfies Entry[];

/** The texts of a variable in the reference. Its type and its default are in the schema of the same name. */
export type VariableReference = {
  /** One sentence of at most 110 characters: it is also the comment in .env.example. */
  summary: string;
  /** Further sentences, in Markdown. */
  details?: string;
  /** The entries that read the variable, as groups or one by one. `sst deploy` passes it to these functions. */
  neededBy: readonly (Entry | readonly Entry[])[];
  /** A secret: on AWS it is linked to the functions, not set in their environment. */
  secret?: true;
  /** The default, if it is not the same everywhere and therefore not in the schema. */
  unset?: string;
  /** The accepted values, if they cannot be read from the schema. */
  values?: string;
  /** The platform that sets the variable, if the operator does not. */
  setBy?: string;
};

/**
 * The texts of an area's variables in the reference. They are separate from the schemas, so that bundles
 * do not include them.
 */
export type AreaReference<Shape extends z.ZodRawShape> = {
  title: string;
  introduction?: string;
  variables: { [Name in keyof Shape]: VariableReference };
};
