import { createKeyRing } from "@latch/adapters/crypto";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { expect, onTestFinished, test } from "vitest";
import { testClient } from "../support/database-client.ts";
import { readAccounts } from "../support/fixtures/tables.ts";
import { jsonBody, password } from "../support/harness.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";
import { startKillableApi } from "../support/processes/killable-api.ts";
import { readEmulatorPid, temporaryFolder } from "../support/processes/program.ts";
import { retryOn503 } from "../support/retry-on-503.ts";
import { startTestDynamo } from "../support/start-test-dynamo.ts";

const prefix = "kill-";

/**
 * Starts a database with its data in a folder, and API processes that use it. All of them may be
 * killed.
 */
async function openStack() {
  const folder = temporaryFolder();
  let dynamo = await startTestDynamo(folder);
  onTestFinished(() => dynamo.stop());
  const proxy = await startFaultProxy(dynamo.endpoint);
  const database = openDatabase({
    tables: prefixedTableNames(prefix),
    client: testClient,
    region: "us-east-1",
    endpoint: proxy.endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  onTestFinished(() => database.close());
  await createTables(database);
  const keys = JSON.stringify(await createKeyRing());

  async function startApi() {
    const settings = { keys, prefix, endpoint: proxy.endpoint };
    const { program, origin } = await startKillableApi(settings, { RATE_LIMITS: "false" });
    const ask = (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init);
    const post = (path: string, body: object) => ask(path, { method: "POST", ...jsonBody(body) });
    return { ...program, ask, post };
  }

  return {
    database,
    startApi,
    async killDatabase() {
      process.kill(readEmulatorPid(folder), "SIGKILL");
      await dynamo.lost;
    },
    async restartDatabase() {
      dynamo = await startTestDynamo(folder);
      proxy.moveTo(dynamo.endpoint);
    },
  };
}
type Api = Awaited<ReturnType<Awaited<ReturnType<typeof openStack>>["startApi"]>>;

let people = 0;

/**
 * Runs eight writers that sign up users, one after another, until each meets an error.
 * @returns the emails with a 201, and all other responses
 */
function signUpMany({ post }: Api, enough: number) {
  const promised: string[] = [];
  const otherwise: { status: number; retryAfter: string | null; code?: string }[] = [];
  const reached = Promise.withResolvers<void>();
  async function write(): Promise<void> {
    for (;;) {
      const name = `person-${++people}`;
      const body = { email: `${name}@example.com`, username: name, password };
      const response = await post("/auth/signup", body).catch(() => undefined);
      // An incomplete response promises nothing.
      const answer = (await response?.json().catch(() => undefined)) as { code?: string };
      if (!response || !answer) return;
      // On a busy machine, the database may time out before it is killed.
      if (response.status === 503 && promised.length < enough) continue;
      if (response.status !== 201) {
        const retryAfter = response.headers.get("retry-after");
        otherwise.push({ status: response.status, retryAfter, code: answer.code });
        return;
      }
      promised.push(name);
      if (promised.length === enough) reached.resolve();
    }
  }
  const over = Promise.all(Array.from({ length: 8 }, write));
  return { promised, otherwise, over, reached: Promise.race([reached.promise, over]) };
}

/** Checks that each sign-up with a 201 has an account, and that no account is incomplete. */
async function expectConsistent(
  { database }: Awaited<ReturnType<typeof openStack>>,
  { post }: Api,
  promised: string[],
): Promise<void> {
  const { users, held, wanted } = await readAccounts(database);
  expect(held).toEqual(wanted);
  expect(users.map(({ username }) => username)).toEqual(expect.arrayContaining(promised));
  const logIn = async (identifier: string) => ({
    response: await post("/auth/login", { identifier, password }),
  });
  for (const identifier of promised) {
    const { response } = await retryOn503(() => logIn(identifier));
    expect(response.status, identifier).toBe(200);
  }
}

// Three processes are started, which takes time on a busy machine.
const timeout = 180_000;

test("no confirmed sign-up is lost after kill -9 of the API", { timeout }, async () => {
  const stack = await openStack();
  const api = await stack.startApi();
  const { promised, otherwise, reached, over } = signUpMany(api, 50);
  await reached;
  expect(promised.length).toBeGreaterThanOrEqual(50);
  await api.end("SIGKILL");
  await over;
  expect(otherwise.filter(({ status }) => status !== 503)).toEqual([]);
  await expectConsistent(stack, await stack.startApi(), promised);
  expect(api.output()).not.toMatch(/correct horse|lrt_|eyJ|\$2b\$/);
});

test("no confirmed sign-up is lost after kill -9 of the database, and the API responds with 503 meanwhile", {
  timeout,
}, async () => {
  const stack = await openStack();
  const api = await stack.startApi();
  const { promised, otherwise, reached, over } = signUpMany(api, 50);
  await reached;
  expect(promised.length).toBeGreaterThanOrEqual(50);
  await stack.killDatabase();
  await over;
  const unavailable = { status: 503, retryAfter: "1", code: "unavailable" };
  expect(otherwise).toEqual(Array(8).fill(unavailable));

  const readiness = await api.ask("/health/ready");
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toMatchObject({
    code: "unavailable",
    dependencies: [{ name: "dynamodb", status: "unavailable" }],
  });
  expect((await api.ask("/health")).status, "the process itself is well").toBe(200);
  const [identifier] = promised;
  const logIn = await api.post("/auth/login", { identifier, password });
  expect(logIn.headers.get("content-type")).toBe("application/problem+json");
  expect([logIn.status, logIn.headers.get("retry-after")]).toEqual([503, "1"]);

  await stack.restartDatabase();
  await expect.poll(async () => (await api.ask("/health/ready")).status).toBe(200);
  await expectConsistent(stack, api, promised);
  expect(api.output()).not.toMatch(/correct horse|lrt_|eyJ|\$2b\$/);
});
