import { randomUUID } from "node:crypto";
import { createKeyRing } from "@latch/adapters/crypto";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import type { FunctionName } from "../../scripts/bundle.ts";
import { createSubkeyLinks } from "../support/fixtures/subkey-links.ts";
import { startEdge } from "../support/processes/edge.ts";
import { Deliveries, deploy, startLambda } from "../support/processes/lambda.ts";
import { startProgram } from "../support/processes/program.ts";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const LATCH_ISSUER = "https://api.example.com";
const value = "https://hush.example.com";
/** A misspelt variable and its nearest name. All entries read LOG_LEVEL. */
const misspelt = { LOG_LEVELS: value };
const reported =
  /^\{"level":"warn".*"event":"configuration\.unknown_variable","variable":"LOG_LEVELS","nearest":"LOG_LEVEL".*$/m;

function expectReport(log: string): void {
  expect(log).toMatch(reported);
  expect(log).not.toContain(value);
}

const keys = async () => JSON.stringify(await createKeyRing());

/** What the entries of a machine are started with. */
const environmentOf = async (NODE_ENV: string) => ({
  NODE_ENV,
  PORT: "0",
  LATCH_ISSUER,
  LATCH_KEYS: await keys(),
  DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
  LATCH_TABLE_PREFIX: `t${randomUUID()}-`,
  ...misspelt,
});

const entries = [
  "server/src/main.ts",
  "server/src/tasks.ts",
  "server/src/worker.ts",
  "dev/src/api.ts",
];

test.each(entries)("%s reports a misspelt variable at its start", async (entry) => {
  const program = startProgram(entry, await environmentOf("test"));
  await program.waitForOutput(reported);
  expectReport((await program.end()).stdout);
});

test.each(entries)("%s reports a misspelt variable as a sentence in development", async (entry) => {
  const program = startProgram(entry, await environmentOf("development"));
  await program.complains(
    /^Warning: the variable LOG_LEVELS is not known\. Did you mean LOG_LEVEL\?$/m,
  );
  const { stdout, stderr } = await program.end();
  expect(`${stdout}${stderr}`).not.toContain(value);
  expect(stdout).not.toMatch(reported);
});

test.each<FunctionName>([
  "api",
  "tasks",
  "authorizer",
  "publish-changes",
  "send-mail",
  "record-activity",
])("the function %s reports a misspelt variable at a cold start", async (name) => {
  const { folder, links, remove } = await deploy(`t${randomUUID()}-`, name);
  onTestFinished(remove);
  const Events = { arn: "arn:aws:sns:eu-central-1:123456789012:latch-events" };
  const MailQueue = { url: "http://127.0.0.1:9/0/send-mail" };
  const lambda = await startLambda(
    folder,
    {
      ...links,
      LatchKeys: { value: await keys() },
      ...(await createSubkeyLinks(await createKeyRing())),
      Deliveries,
      Events,
      MailQueue,
      LinkMailQueue: MailQueue,
    },
    { LATCH_ISSUER, ...misspelt },
  );
  await lambda.stop();
  expectReport(lambda.log());
});

test("the edge reports a misspelt variable at the first request", async () => {
  const edge = await startEdge(`t${randomUUID()}-`, misspelt);
  onTestFinished(edge.stop);
  await edge.fetch(new Request("https://edge.example.com/health"));
  await vi.waitFor(() => expectReport(edge.log()), 5000);
});
