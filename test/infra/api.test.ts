import { tables } from "@latch/adapters/dynamodb";
import { Environment } from "@latch/api";
import { beforeAll, expect, test } from "vitest";
import { passedOn, settingsOf } from "../../infra/settings.ts";
import { sizeLimits } from "../../scripts/bundle.ts";
import { allow, evaluate, type Graph, keys } from "../support/graph.ts";

const lambda = "aws:lambda/function:Function";
const role = "aws:iam/role:Role";
const logGroup = "aws:cloudwatch/logGroup:LogGroup";
let graph: Graph;

beforeAll(async () => {
  graph = await evaluate("ada", { LATCH_ISSUER: "https://auth.example.com", UNRELATED: "s3cret" });
});

test("it runs as it was tested, and says so in JSON", () => {
  expect(graph.one(lambda, "ApiFunction")).toMatchObject({
    runtime: "nodejs24.x",
    architectures: ["arm64"],
    memorySize: 1024,
    timeout: 10,
    packageType: "Zip",
    loggingConfig: { logFormat: "JSON", logGroup: expect.stringMatching("/latch-ada-api-") },
  });
  expect(graph.one(logGroup, "ApiLogs")["retentionInDays"]).toBe(7);
});

test("it is bundled by SST as by us, with the same files beside it", () => {
  const { handler, files, bytes } = graph.functions["Api"] ?? {};
  expect(handler).toBe("packages/functions/src/api.handler");
  expect(files).toEqual([
    "openapi.json",
    "swagger-ui/swagger-ui.css",
    "swagger-ui/swagger-ui-bundle.js",
  ]);
  expect((bytes ?? Number.NaN) / 1024).toBeLessThanOrEqual(sizeLimits.api);
});

test("its URL is open to all and leaves CORS and tokens to the app", () => {
  const url = graph.one("aws:lambda/functionUrl:FunctionUrl", "ApiUrl");
  expect(url).toMatchObject({ authorizationType: "NONE", invokeMode: "BUFFERED" });
  expect(url).not.toHaveProperty("cors");
  expect(graph.outputs["url"]).toMatch(/^https:\/\/\w+\.lambda-url\.us-east-1\.on\.aws\/$/);
  const permissions = graph
    .all("aws:lambda/permission:Permission")
    .filter(({ name }) => name.startsWith("Api"))
    .map(({ inputs }) => inputs);
  expect(permissions).toEqual([
    expect.objectContaining({
      action: "lambda:InvokeFunctionUrl",
      principal: "*",
      functionUrlAuthType: "NONE",
    }),
    expect.objectContaining({
      action: "lambda:InvokeFunction",
      principal: "*",
      invokedViaFunctionUrl: true,
    }),
  ]);
  expect(graph.all("aws:cloudfront/distribution:Distribution")).toEqual([]);
});

test("its role allows what the code does, and nothing else", () => {
  const table = "arn:aws:dynamodb:us-east-1:123456789012:table/latch-ada-";
  const [get, put, update, remove, query] = ["Get", "Put", "Update", "Delete"]
    .map((verb) => `dynamodb:${verb}Item`)
    .concat("dynamodb:Query") as [string, string, string, string, string];
  expect(graph.statements("Api")).toEqual([
    allow([get, put, update, remove], `${table}Users`),
    allow([query], `${table}Users/index/listed`),
    allow([get, put, update, remove], `${table}Identifiers`),
    allow([get, put, update, remove, query], `${table}Sessions`),
    allow([get, put, update, remove, query], `${table}ApiKeys`),
    allow([get, put, remove], `${table}OneTimeTokens`),
    allow([query], `${table}OneTimeTokens/index/ofUser`),
    allow([put, update, query], `${table}Activity`),
    allow([query], `${table}Tasks`),
    allow([get, put, update, remove], `${table}Billing`),
    allow([query], `${table}Billing/index/ofCustomer`),
    allow([get, put], `${table}StripeEvents`),
    allow([get, put, update, remove, query], `${table}WebhookEndpoints`),
    allow([update, query], `${table}WebhookDeliveries`),
    allow([get, put, update, remove], `${table}Throttles`),
    allow(["sqs:SendMessage"], "arn:aws:sqs:us-east-1:123456789012:latch-ada-deliver-webhooks"),
    allow(
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/latch-ada-api-1:*",
    ),
  ]);
  expect(graph.one(role, "ApiRole")["managedPolicyArns"]).toEqual([]);
});

test("its role is for Lambda alone; only `sst dev` lets the account in", async () => {
  expect(graph.one(role, "ApiRole")["assumeRolePolicy"]).toMatchObject({
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "lambda.amazonaws.com" },
      },
    ],
  });
  const dev = await evaluate("ada", {}, true);
  expect(JSON.stringify(dev.one(role, "ApiRole")["assumeRolePolicy"])).toContain(":root");
});

test("it is told where the tables are, and its keys where nobody reads them", () => {
  const { links } = graph.functions["Api"] ?? {};
  const named = Object.keys(tables).map((name) => [
    name,
    { name: `latch-ada-${name}`, type: "sst.aws.Dynamo" },
  ]);
  expect(links).toEqual({
    ...Object.fromEntries(named),
    Deliveries: {
      url: expect.stringContaining("latch-ada-deliver-webhooks"),
      type: "sst.sst.Linkable",
    },
    LatchKeys: { value: keys, type: "sst.sst.Secret" },
    StripeSecretKey: { value: "", type: "sst.sst.Secret" },
    StripeWebhookSecret: { value: "", type: "sst.sst.Secret" },
  });
  const { environment } = graph.one(lambda, "ApiFunction");
  expect(environment).toEqual({
    variables: {
      LATCH_ISSUER: "https://auth.example.com",
      SST_KEY: expect.any(String),
      SST_KEY_FILE: "resource.enc",
      SST_RESOURCE_App: '{"name":"latch","stage":"ada"}',
    },
  });
});

test("every setting is passed on, or is decided for Lambda", () => {
  const decided = [
    "NODE_ENV",
    "RATE_LIMITS",
    "STRIPE_API_BASE",
    "TRUSTED_PROXY_HOPS",
    "WEBHOOK_ALLOW_PRIVATE",
    "METRICS_KEY",
  ];
  const secret = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"];
  const known = Object.keys(Environment.shape);
  expect([...passedOn, ...decided, ...secret].sort()).toEqual(known.sort());
});

test("a wrong setting stops the deployment", () => {
  expect(() => settingsOf({ BCRYPT_COST: "4" })).toThrow("BCRYPT_COST: Must be at least 10");
  expect(() => settingsOf({ LATCH_ISSUER: "http://localhost:4000" })).toThrow(
    "LATCH_ISSUER: Must be https",
  );
  expect(() => settingsOf({ TRUSTED_PROXY_HOPS: "1" })).toThrow(
    "TRUSTED_PROXY_HOPS: Must not be set on AWS",
  );
  for (const LATCH_DOMAIN of ["https://auth.example.com", "auth.example.com/", "*.example.com"]) {
    expect(() => settingsOf({ LATCH_DOMAIN })).toThrow("LATCH_DOMAIN: Must be a name");
  }
});

test("missing keys stop the deployment", async () => {
  const attempt = evaluate("ada", { SST_SECRET_LatchKeys: undefined });
  await expect(attempt).rejects.toThrow("Set a value for LatchKeys");
});

test("Stripe's secrets reach the API, and of the others only the sweep has the key", async () => {
  const { functions, outputs } = await evaluate("ada", {
    SST_SECRET_StripeSecretKey: "sk_test_1",
    SST_SECRET_StripeWebhookSecret: "whsec_1",
  });
  const holders = (value: string) =>
    Object.keys(functions).filter((name) => JSON.stringify(functions[name]).includes(value));
  expect(holders("sk_test_1").sort()).toEqual(["Api", "SweepHandler"]);
  expect(holders("whsec_1")).toEqual(["Api"]);
  expect(JSON.stringify(outputs)).not.toMatch(/sk_test_1|whsec_1/);
});
