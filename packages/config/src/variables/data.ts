import * as z from "zod";
import { type AreaReference, serverEntries } from "../reference.ts";
import { webUrl } from "../value-types.ts";

/** Where the tables, the topic and the queues are. */
export const dataVariables = {
  AWS_REGION: z.string().default("us-east-1"),
  DYNAMODB_ENDPOINT: webUrl("a URL such as http://127.0.0.1:8000").optional(),
  EVENTS_ENDPOINT: webUrl("a URL such as http://127.0.0.1:4566").optional(),
  LATCH_TABLE_PREFIX: z
    .string()
    .regex(/^[\w.-]{0,200}$/, "Must be letters, digits, dots, dashes and underscores")
    .default("latch-"),
  LATCH_DATA_DIR: z.string().default(".latch"),
};

/** Credentials of AWS where its SDK does not find them by itself. */
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
      details: "Lambda sets it. The edge has no default.",
      neededBy: [serverEntries, "commands", "edge"],
    },
    DYNAMODB_ENDPOINT: {
      summary: "The URL of DynamoDB, if it is not AWS; without it `npm run dev` starts its own.",
      neededBy: [serverEntries, "dev", "commands", "edge"],
      unset: "AWS",
    },
    EVENTS_ENDPOINT: {
      summary: "The URL of SNS and SQS, if it is not AWS; without it `npm run dev` starts its own.",
      neededBy: ["server", "worker", "dev", "commands", "edge"],
      unset: "AWS",
    },
    LATCH_TABLE_PREFIX: {
      summary: "The prefix of the names of the tables, the topic and the queues.",
      details: "A deployment on AWS prints its own, such as `latch-production-`.",
      neededBy: [serverEntries, "commands", "edge"],
    },
    LATCH_DATA_DIR: {
      summary: "The folder in which `npm run dev` keeps data, keys and mails.",
      neededBy: ["dev", "commands"],
      values: "a folder",
    },
    AWS_ACCESS_KEY_ID: {
      summary: "The id of the access key by which the edge calls DynamoDB and SQS.",
      details: "Servers and functions find credentials in the usual places of the AWS SDK.",
      neededBy: ["edge"],
      secret: true,
      unset: "required on the edge",
    },
    AWS_SECRET_ACCESS_KEY: {
      summary: "The secret of the access key by which the edge calls DynamoDB and SQS.",
      neededBy: ["edge"],
      secret: true,
      unset: "required on the edge",
    },
    AWS_SESSION_TOKEN: {
      summary: "The session token of the access key, if its credentials are temporary.",
      neededBy: ["edge"],
      secret: true,
      unset: "none",
    },
  },
} satisfies AreaReference<typeof dataVariables & typeof credentialVariables>;
