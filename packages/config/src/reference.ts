import type * as z from "zod";

/** The entries of the project: each reads its variables when it starts. The reference uses these names. */
export const entries = {
  server: "`npm start`, and with it `npm run dev`: the API on a Node server",
  worker:
    "`npm run worker`, and with it `npm run dev`: change streams, queues and mail on a machine",
  tasks: "`npm run start:tasks`, `npm run dev:tasks`: the tasks by themselves on a Node server",
  dev: "`npm run dev`, `npm run dev:tasks`: the local stack",
  commands: "the commands, such as `npm run user:create` and `npm run db:create`",
  "lambda-api": "the function `Api`",
  "lambda-tasks": "the function `TasksApi`",
  "lambda-authorizer": "the function `Authorizer`",
  "lambda-publisher": "the function `PublishChanges`",
  "lambda-mail": "the function `SendMail`",
  "lambda-sweep": "the function `Sweep`",
  "lambda-consumers":
    "the functions `RecordActivity`, `ForgetPerson`, `PlanWebhooks` and `DeliverWebhooks`",
  edge: "the API on Cloudflare Workers or another workerd",
  deployment: "`sst deploy` and `sst dev`",
} as const;
export type Entry = keyof typeof entries;

/** Every entry that serves the whole API. */
export const apiEntries = ["server", "lambda-api", "edge"] as const satisfies Entry[];
/** Every entry that serves the tasks by themselves. */
export const tasksEntries = ["tasks", "lambda-tasks"] as const satisfies Entry[];
/** Every process on a machine that stays. */
export const serverEntries = ["server", "worker", "tasks"] as const satisfies Entry[];
/** Every entry that sends mail. */
export const mailEntries = ["worker", "lambda-mail"] as const satisfies Entry[];

/** What the reference says of a variable. Its type and its default are in the schema of the same name. */
export type VariableReference = {
  /** One sentence, of 110 characters at the most: it is a comment in .env.example, too. */
  summary: string;
  /** More about it, in Markdown. */
  details?: string;
  /** The entries that need it, by groups or one by one; `sst deploy` passes it on to these functions. */
  neededBy: readonly (Entry | readonly Entry[])[];
  /** On AWS it is linked to functions instead of passed on in their environment. */
  secret?: true;
  /** What holds where it is not set, if its schema has no default that is the same everywhere. */
  unset?: string;
  /** The values that it may have, if the schema does not show them. */
  values?: string;
  /** The platform that sets it, instead of an operator. */
  setBy?: string;
};

/**
 * What the reference says of the variables of an area. It is an object of its own beside their schemas,
 * so that bundles leave it out.
 */
export type AreaReference<Shape extends z.ZodRawShape> = {
  title: string;
  introduction?: string;
  variables: { [Name in keyof Shape]: VariableReference };
};
