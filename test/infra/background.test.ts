import { tables } from "@latch/adapters/dynamodb";
import { beforeAll, describe, expect, test } from "vitest";
import { type FunctionName, sizeLimits } from "../../scripts/bundle.ts";
import { allow, evaluate, type Graph } from "../support/graph.ts";

const lambda = "aws:lambda/function:Function";
const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const role = "aws:iam/role:Role";
const arn = "arn:aws:dynamodb:us-east-1:123456789012:table/latch-ada-";
const failures = "arn:aws:sqs:us-east-1:123456789012:latch-ada-activity-failures-1";
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
    "RecordActivityFunction",
    "SweepHandlerFunction",
  ]);
  expect(names(role).sort()).toEqual([
    "ApiRole",
    "RecordActivityRole",
    "SweepHandlerRole",
    "SweepRole",
  ]);
  expect(names("aws:lambda/functionUrl:FunctionUrl")).toEqual(["ApiUrl"]);
});

describe.each<{ name: string; file: FunctionName; timeout: number }>([
  { name: "RecordActivity", file: "record-activity", timeout: 60 },
  { name: "SweepHandler", file: "sweep", timeout: 300 },
])("$name", ({ name, file, timeout }) => {
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

  test("knows the names of the tables and no secret", () => {
    expect(Object.keys(graph.functions[name]?.links ?? {})).toEqual(Object.keys(tables));
    expect(graph.one(lambda, `${name}Function`)["environment"]).toEqual({
      variables: {
        LOG_LEVEL: "warn",
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

describe("activity", () => {
  const streams = ["Users", "Sessions", "ApiKeys"].map((table) => `${arn}${table}/stream/1`);

  test("is fed by three streams, each from its beginning and in order", () => {
    const mappings = graph.all(mapping).map(({ inputs }) => inputs);
    expect(mappings.map(({ eventSourceArn }) => eventSourceArn)).toEqual(streams);
    for (const inputs of mappings) {
      const { eventSourceArn, ...rest } = inputs;
      expect(rest).toEqual({
        functionName: expect.stringMatching(/^arn:aws:lambda:.*RecordActivity/),
        startingPosition: "TRIM_HORIZON",
        batchSize: 100,
        maximumBatchingWindowInSeconds: 1,
        parallelizationFactor: 1,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 30,
        destinationConfig: { onFailure: { destinationArn: failures } },
      });
    }
  });

  test("keeps two weeks what it gave up, encrypted", () => {
    expect(graph.all("aws:sqs/queue:Queue")).toHaveLength(1);
    expect(graph.one("aws:sqs/queue:Queue", "ActivityFailures")).toMatchObject({
      messageRetentionSeconds: 1_209_600,
      sqsManagedSseEnabled: true,
    });
  });

  test("may read three streams, write Activity and say what it gave up", () => {
    expect(graph.statements("RecordActivity")).toEqual([
      allow([get, put, update], `${arn}Activity`),
      allow(
        ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
          (action) => `dynamodb:${action}`,
        ),
        ...streams,
      ),
      allow(["sqs:SendMessage"], failures),
      logOf("record-activity"),
    ]);
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

  test("may find who is being erased, and erase them", () => {
    expect(graph.statements("SweepHandler")).toEqual([
      allow([get, remove], `${arn}Users`),
      allow([query], `${arn}Users/index/listed`),
      allow([remove], `${arn}Identifiers`),
      allow([query, remove], `${arn}Sessions`),
      allow([query, remove], `${arn}ApiKeys`),
      allow([remove], `${arn}OneTimeTokens`),
      allow([query], `${arn}OneTimeTokens/index/ofUser`),
      allow([put, update, query], `${arn}Activity`),
      allow([remove], `${arn}Throttles`),
      logOf("sweep"),
    ]);
  });
});
