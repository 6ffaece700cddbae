import { createLatchClient } from "@latch/client";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { sizeLimits } from "../../../scripts/bundle.ts";
import { checkedFetch } from "../../support/checked-fetch.ts";
import { craftApiKey } from "../../support/fixtures/api-key.ts";
import {
  functionUrl,
  functionUrlEvent,
  sourceIp,
  toResponse,
} from "../../support/fixtures/lambda-events.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { scanTasks } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import { deploy, type Lambda, startLambda } from "../../support/processes/lambda.ts";
import { jwksPath, verifyPath } from "../../support/processes/standalone-tasks.ts";
import { startToggleServer } from "../../support/processes/toggle-server.ts";
import { timeLimit } from "../../support/time-limit.ts";

const issuerUrl = "https://auth.example.com";
const body = { title: "Water the plants" };
const cleanUps: (() => Promise<void>)[] = [];
let deployed: Awaited<ReturnType<typeof deploy>>;
let gate: Awaited<ReturnType<typeof startToggleServer>>;
let lambda: Lambda;
let issuer: Harness;

/** The links and variables of the function on AWS: one table and the issuer. */
const links = () => ({ Tasks: deployed.links["Tasks"] ?? {} });

beforeAll(async () => {
  gate = await startToggleServer((cleanUp) => void cleanUps.push(cleanUp));
  deployed = await deploy("lambda-tasks-", "tasks");
  lambda = await startLambda(deployed.folder, links(), {
    LATCH_ISSUER: issuerUrl,
    LEADS_TO: `${issuerUrl}=${gate.url}`,
  });
});

beforeEach(async () => {
  const parts = { database: deployed.database, keys: issuer?.keys };
  issuer = await createHarness({ LATCH_ISSUER: issuerUrl }, parts);
  gate.lead((request) => issuer.app.fetch(request, {}));
});

afterAll(async () => {
  await lambda.stop();
  deployed.remove();
  for (const cleanUp of cleanUps) await cleanUp();
});

const as = (headers: Record<string, string>) =>
  createLatchClient({
    retries: 0,
    timeout: 0,
    baseUrl: functionUrl,
    headers,
    fetch: checkedFetch(async (request) =>
      toResponse(await lambda.invoke(await functionUrlEvent(request))),
    ),
  });

test(`the bundle has at most ${sizeLimits.tasks} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits.tasks);
});

test("a user manages tasks with an access token of the issuer", async () => {
  const { user, accessToken } = await issuer.signUp();
  const latch = as({ authorization: `Bearer ${accessToken}` });
  const { data: task } = await latch.createTask({ body, headers: { "idempotency-key": "k" } });
  const named = { params: { path: { taskId: task?.id ?? "" } } };
  const changed = await latch.updateTask({
    ...named,
    body: { status: "done" },
    headers: { "if-match": '"1"' },
  });
  expect(changed.data).toEqual({ ...task, ...changed.data, status: "done", version: 2 });
  expect((await latch.listTasks()).data?.items).toEqual([changed.data]);
  const stored = await scanTasks(deployed.database);
  expect(stored.find(({ taskId }) => taskId === task?.id)).toMatchObject({
    userId: user.id,
    changedBy: { actor: user.id, address: sourceIp },
  });
  expect((await latch.deleteTask(named)).response.status).toBe(204);
  expect(outcome(await as({}).listTasks())).toEqual([401, "unauthenticated"]);
  expect([gate.count(jwksPath), gate.count(verifyPath)]).toEqual([1, 0]);
});

test("an API key is verified by the API of the issuer", async () => {
  const { user } = await issuer.signUp();
  const key = await craftApiKey(deployed.database, user.id, {
    scopes: ["token:verify", "tasks:write"],
  });
  const latch = as({ "x-api-key": key });
  expect((await latch.createTask({ body })).response.status).toBe(201);
  expect(gate.count(verifyPath)).toBe(1);
  gate.lead("broken");
  expect(outcome(await latch.createTask({ body }))).toEqual([503, "unavailable"]);
});

test("the function serves the system operations and the tasks only", async () => {
  // Readiness gives each dependency two seconds, which may not be enough on a busy machine.
  await expect.poll(async () => (await as({}).getReadiness()).response.status, timeLimit).toBe(200);
  expect((await as({}).getOpenApi()).data?.openapi).toBe("3.1.0");
  const event = await functionUrlEvent(
    new Request(`${functionUrl}/auth/login`, { method: "POST" }),
  );
  expect((await lambda.invoke(event)).statusCode).toBe(404);
  expect(lambda.log()).not.toMatch(/eyJ|latch_/);
});

test("without required configuration, the function fails with a message", async () => {
  const readFailure = async (
    linked: Record<string, object>,
    environment: Record<string, string>,
  ) => {
    const attempt = startLambda(deployed.folder, linked, environment);
    onTestFinished(() => attempt.then(({ stop }) => stop()).catch(() => {}));
    return attempt.then(
      () => "It started",
      (error: Error) => error.message,
    );
  };
  expect(await readFailure(links(), {})).toContain(
    "LATCH_ISSUER: Is not set. Must be an https URL",
  );
  expect(await readFailure(links(), { LATCH_ISSUER: "http://auth.example.com" })).toContain(
    "LATCH_ISSUER: Must be an https URL",
  );
  expect(await readFailure({}, { LATCH_ISSUER: issuerUrl })).toContain('"Tasks" is not linked');
});
