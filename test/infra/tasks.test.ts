import { TasksEnvironment } from "@latch/api/tasks";
import { beforeAll, expect, test } from "vitest";
import { tasksPassedOn, tasksSettingsOf } from "../../infra/settings.ts";
import { sizeLimits } from "../../scripts/bundle.ts";
import { allow, evaluate, type Graph } from "../support/graph.ts";

const lambda = "aws:lambda/function:Function";
const settings = {
  LATCH_AUDIENCE: "acme",
  ALLOWED_ORIGINS: "https://app.example.com",
  BCRYPT_COST: "12",
  UNRELATED: "s3cret",
};
let graph: Graph;

beforeAll(async () => {
  graph = await evaluate("ada", settings);
});

test("the tasks run as the API does, behind a URL of their own", () => {
  expect(graph.one(lambda, "TasksApiFunction")).toMatchObject({
    runtime: "nodejs24.x",
    architectures: ["arm64"],
    memorySize: 512,
    timeout: 10,
    loggingConfig: { logFormat: "JSON", logGroup: expect.stringMatching("/latch-ada-tasks-") },
  });
  const url = graph.one("aws:lambda/functionUrl:FunctionUrl", "TasksApiUrl");
  expect(url).toMatchObject({ authorizationType: "NONE", invokeMode: "BUFFERED" });
  expect(url).not.toHaveProperty("cors");
  expect(graph.outputs["tasksUrl"]).toMatch(/^https:\/\/tasks\w+\.lambda-url\./);
  const { handler, files, bytes } = graph.functions["TasksApi"] ?? {};
  expect(handler).toBe("packages/functions/src/tasks.handler");
  expect(files).toEqual(["openapi.json"]);
  expect((bytes ?? Number.NaN) / 1024).toBeLessThanOrEqual(sizeLimits.tasks);
});

test("they may work on their table, and on nothing else", () => {
  expect(graph.statements("TasksApi")).toEqual([
    allow(
      ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"],
      "arn:aws:dynamodb:us-east-1:123456789012:table/latch-ada-Tasks",
    ),
    allow(
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/latch-ada-tasks-1:*",
    ),
  ]);
  const { managedPolicyArns, assumeRolePolicy } = graph.one("aws:iam/role:Role", "TasksApiRole");
  expect(managedPolicyArns).toEqual([]);
  expect(assumeRolePolicy).toMatchObject({
    Statement: [{ Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
  });
});

test("they are told of one table, of the issuer, and of no key", async () => {
  expect(graph.functions["TasksApi"]?.links).toEqual({
    Tasks: { name: "latch-ada-Tasks", type: "sst.aws.Dynamo" },
  });
  const variables = ({ one }: Graph) =>
    (one(lambda, "TasksApiFunction")["environment"] as { variables: Record<string, string> })
      .variables;
  expect(variables(graph)).toEqual({
    LATCH_ISSUER: String(graph.outputs["url"]).replace(/\/$/, ""),
    LATCH_AUDIENCE: "acme",
    ALLOWED_ORIGINS: "https://app.example.com",
    SST_KEY: expect.any(String),
    SST_KEY_FILE: "resource.enc",
    SST_RESOURCE_App: '{"name":"latch","stage":"ada"}',
  });
  expect(variables(graph)["LATCH_ISSUER"]).toBe("https://apiurl.lambda-url.us-east-1.on.aws");
  const named = await evaluate("ada", { LATCH_ISSUER: "https://auth.example.com" });
  expect(variables(named)["LATCH_ISSUER"]).toBe("https://auth.example.com");
});

test("every setting that they read is passed on", () => {
  const read = Object.keys(TasksEnvironment.shape);
  expect(["LATCH_ISSUER", "TRUSTED_PROXY_HOPS", ...tasksPassedOn].sort()).toEqual(read.sort());
  expect(() => tasksSettingsOf({ ALLOWED_ORIGINS: "*" })).toThrow("ALLOWED_ORIGINS");
});
