import { tables } from "@latch/adapters/dynamodb";
import { beforeAll, describe, expect, test } from "vitest";
import { type FunctionName, sizeLimits } from "../../scripts/bundle.ts";
import { allow, evaluate, type Graph } from "../support/graph.ts";

/** Opens what is sealed, and signs. */
const secret = "LatchKeys";

const lambda = "aws:lambda/function:Function";
const role = "aws:iam/role:Role";
const arn = "arn:aws:dynamodb:us-east-1:123456789012:table/latch-ada-";
const [get, put, update, remove, query] = [
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:Query",
] as const;
const logOf = (file: string) =>
  allow(
    ["logs:CreateLogStream", "logs:PutLogEvents"],
    `arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/latch-ada-${file}-1:*`,
  );
let graph: Graph;

beforeAll(async () => {
  graph = await evaluate("ada", { LOG_LEVEL: "warn", LATCH_ISSUER: "https://auth.example.com" });
});

test("there are these functions and roles, and no others", () => {
  const names = (type: string) => graph.all(type).map(({ name }) => name);
  expect(names(lambda).sort()).toEqual([
    "ApiFunction",
    "DeliverWebhooksFunction",
    "ForgetPersonFunction",
    "PlanWebhooksFunction",
    "PublishChangesFunction",
    "RecordActivityFunction",
    "SendMailFunction",
    "SweepHandlerFunction",
    "TasksApiFunction",
  ]);
  expect(names(role).sort()).toEqual([
    "ApiRole",
    "DeliverWebhooksRole",
    "ForgetPersonRole",
    "PlanWebhooksRole",
    "PublishChangesRole",
    "RecordActivityRole",
    "SendMailRole",
    "SweepHandlerRole",
    "SweepRole",
    "TasksApiRole",
  ]);
  expect(names("aws:lambda/functionUrl:FunctionUrl").sort()).toEqual(["ApiUrl", "TasksApiUrl"]);
});

type Function = { name: string; file: FunctionName; timeout: number; links: string[] };

const all = Object.keys(tables);
const ofWebhooks = ["WebhookEndpoints", "WebhookDeliveries", "Deliveries"];

describe.each<Function>([
  {
    name: "DeliverWebhooks",
    file: "deliver-webhooks",
    timeout: 30,
    links: [...ofWebhooks, secret],
  },
  { name: "PlanWebhooks", file: "plan-webhooks", timeout: 30, links: ofWebhooks },
  {
    name: "PublishChanges",
    file: "publish-changes",
    timeout: 60,
    links: [...all, "Events", "MailQueue"],
  },
  { name: "ForgetPerson", file: "forget-person", timeout: 60, links: ["Tasks"] },
  { name: "RecordActivity", file: "record-activity", timeout: 30, links: ["Activity"] },
  { name: "SweepHandler", file: "sweep", timeout: 300, links: [...all, secret, "StripeSecretKey"] },
])("$name", ({ name, file, timeout, links }) => {
  test("runs as the API does, with less", () => {
    expect(graph.one(lambda, `${name}Function`)).toMatchObject({
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      memorySize: 256,
      timeout,
      loggingConfig: {
        logFormat: "JSON",
        logGroup: expect.stringMatching(`^/aws/lambda/latch-ada-${file}-`),
      },
    });
    const { handler, files, bytes } = graph.functions[name] ?? {};
    expect(handler).toBe(`packages/functions/src/${file}.handler`);
    expect(files).toEqual([]);
    expect((bytes ?? Number.NaN) / 1024).toBeLessThanOrEqual(sizeLimits[file]);
  });

  test("knows the names that it needs, and no secret that it does not use", () => {
    const told = name === "PublishChanges";
    expect(Object.keys(graph.functions[name]?.links ?? {})).toEqual(links);
    expect(graph.one(lambda, `${name}Function`)["environment"]).toEqual({
      variables: {
        LOG_LEVEL: "warn",
        ...(told && { LATCH_ISSUER: "https://auth.example.com" }),
        SST_KEY: expect.any(String),
        SST_KEY_FILE: "resource.enc",
        SST_RESOURCE_App: '{"name":"latch","stage":"ada"}',
      },
    });
  });

  test("has a role for Lambda alone", () => {
    const { assumeRolePolicy, managedPolicyArns } = graph.one(role, `${name}Role`);
    expect(managedPolicyArns).toEqual([]);
    expect(assumeRolePolicy).toMatchObject({
      Statement: [{ Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
    });
  });
});

describe("the sweep", () => {
  test("runs every ten minutes", () => {
    const schedule = graph.one("aws:scheduler/schedule:Schedule", "SweepSchedule");
    expect(schedule).toMatchObject({
      scheduleExpression: "rate(10 minutes)",
      state: "ENABLED",
      target: { arn: expect.stringMatching(/^arn:aws:lambda:.*SweepHandler/) },
    });
  });

  test("is started by a role that may do only that", () => {
    expect(graph.one(role, "SweepRole")["assumeRolePolicy"]).toMatchObject({
      Statement: [{ Principal: { Service: "scheduler.amazonaws.com" } }],
    });
    expect(graph.statements("Sweep")).toEqual([
      allow(["lambda:InvokeFunction"], expect.stringMatching(/^arn:aws:lambda:.*SweepHandler/)),
    ]);
  });

  test("may find who is being erased, erase them, and seal secrets anew", () => {
    expect(graph.statements("SweepHandler")).toEqual([
      allow([get, remove], `${arn}Users`),
      allow([query], `${arn}Users/index/listed`),
      allow([remove], `${arn}Identifiers`),
      allow([query, remove], `${arn}Sessions`),
      allow([query, remove], `${arn}ApiKeys`),
      allow([remove], `${arn}OneTimeTokens`),
      allow([query], `${arn}OneTimeTokens/index/ofUser`),
      allow([put, update, query], `${arn}Activity`),
      allow([get, remove], `${arn}Billing`),
      allow([remove], `${arn}Throttles`),
      allow([query, update], `${arn}WebhookEndpoints`),
      logOf("sweep"),
    ]);
  });
});
