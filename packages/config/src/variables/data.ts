import * as z from "zod";
import { type AreaReference, serverEntries } from "../reference.ts";
import { webUrl } from "../value-types.ts";

/** How a process calls DynamoDB. */
export const databaseVariables = { DYNAMODB_CLIENT: z.enum(["lean", "sdk"]).default("lean") };

/** Where the tables, the topic and the queues are. */
export const dataVariables = {
  AWS_REGION: z.string().default("us-east-1"),
  DYNAMODB_ENDPOINT: webUrl("a URL such as http://127.0.0.1:8000").optional(),
  ...databaseVariables,
  EVENTS_ENDPOINT: webUrl("a URL such as http://127.0.0.1:4566").optional(),
  LATCH_TABLE_PREFIX: z
    .string()
    .regex(/^[\w.-]{0,200}$/, "Must be letters, digits, dots, dashes and underscores")
    .default("latch-"),
  LATCH_DATA_DIR: z.string().default(".latch"),
};

/** AWS credentials for the edge, where the AWS SDK has no default sources. */
export const credentialVariables = {
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
};

export const dataReference = {
  title: "Data",
  variables: {
    AWS_REGION: {
      summary: "The AWS region of the tables, the topic and the queues.",
      details: "Lambda sets it. On the edge it is required.",
      neededBy: [serverEntries, "commands", "edge"],
    },
    DYNAMODB_ENDPOINT: {
      summary: "The URL of DynamoDB outside AWS. Without it, `npm run dev` starts an emulator.",
      neededBy: [serverEntries, "dev", "commands", "edge"],
      unset: "AWS",
    },
    DYNAMODB_CLIENT: {
      summary: "The client that calls DynamoDB: `lean`, or `sdk` for the AWS SDK.",
      details:
        "The lean client takes a third of the SDK's CPU time. Credentials that the environment does not contain come from the SDK with both. Commands, migrations and the edge always use the SDK.",
      neededBy: [
        serverEntries,
        "lambda-api",
        "lambda-tasks",
        "lambda-publisher",
        "lambda-mail",
        "lambda-maintenance",
        "lambda-consumers",
      ],
    },
    EVENTS_ENDPOINT: {
      summary: "The URL of SNS and SQS outside AWS. Without it, `npm run dev` starts an emulator.",
      neededBy: ["server", "worker", "dev", "commands", "edge"],
      unset: "AWS",
    },
    LATCH_TABLE_PREFIX: {
      summary: "The prefix of the names of the tables, the topic and the queues.",
      details: "A deployment on AWS prints its prefix, such as `latch-production-`.",
      neededBy: [serverEntries, "commands", "edge"],
    },
    LATCH_DATA_DIR: {
      summary: "The folder in which `npm run dev` stores data, keys and mails.",
      neededBy: ["dev", "commands"],
      values: "a folder",
    },
    AWS_ACCESS_KEY_ID: {
      summary: "The id of the access key with which the edge calls DynamoDB and SQS.",
      details: "Servers and functions use the default credential provider chain of the AWS SDK.",
      neededBy: ["edge"],
      secret: true,
      unset: "required on the edge",
    },
    AWS_SECRET_ACCESS_KEY: {
      summary: "The secret of the access key with which the edge calls DynamoDB and SQS.",
      neededBy: ["edge"],
      secret: true,
      unset: "required on the edge",
    },
    AWS_SESSION_TOKEN: {
      summary: "The session token, if the access key is temporary.",
      neededBy: ["edge"],
      secret: true,
      unset: "none",
    },
  },
} satisfies AreaReference<typeof dataVariables & typeof credentialVariables>;
