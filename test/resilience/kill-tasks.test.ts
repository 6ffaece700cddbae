import { createKeyRing } from "@latch/adapters/crypto";
import { expect, inject, test } from "vitest";
import { scanTasks } from "../support/fixtures/tables.ts";
import { jsonBody, openTestDatabase, password } from "../support/harness.ts";
import { startKillableApi } from "../support/processes/killable-api.ts";

test("each task is created once, with the same response, when requests are retried after kill -9", async () => {
  const database = await openTestDatabase();
  const keys = JSON.stringify(await createKeyRing());
  let accessToken = "";

  async function startApi() {
    const settings = {
      keys,
      prefix: database.tables.Users.replace(/Users$/, ""),
      endpoint: inject("dynamoEndpoint"),
    };
    const { program, origin } = await startKillableApi(settings);
    const post = (path: string, body: object, headers: Record<string, string> = {}) => {
      const { headers: type, ...rest } = jsonBody(body);
      return fetch(`${origin}${path}`, {
        method: "POST",
        ...rest,
        headers: { ...type, ...headers },
      });
    };
    /**
     * Creates the task of a key.
     * @returns the response, or undefined if it was cut off
     */
    async function make(key: string): Promise<string | undefined> {
      const headers = { authorization: `Bearer ${accessToken}`, "idempotency-key": key };
      const response = await post("/tasks", { title: `title of ${key}` }, headers).catch(
        () => undefined,
      );
      const text = await response?.text().catch(() => undefined);
      return response?.status === 201 ? text : undefined;
    }
    return { ...program, post, make };
  }

  const api = await startApi();
  const signedUp = await api.post("/auth/signup", { email: "ada@example.com", password });
  ({ accessToken } = (await signedUp.json()) as { accessToken: string });
  const asked: string[] = [];
  const promised = new Map<string, string>();
  const enough = Promise.withResolvers<void>();
  async function write(): Promise<void> {
    for (;;) {
      const key = `key-${asked.length}`;
      asked.push(key);
      const answer = await api.make(key);
      if (!answer) return;
      promised.set(key, answer);
      if (promised.size === 50) enough.resolve();
    }
  }
  const over = Promise.all(Array.from({ length: 8 }, write));
  await Promise.race([enough.promise, over]);
  await api.end("SIGKILL");
  await over;
  expect(promised.size).toBeGreaterThanOrEqual(50);

  const again = await startApi();
  const answers = await Promise.all(asked.map(again.make));
  expect(answers.every((answer) => answer !== undefined)).toBe(true);
  for (const [key, answer] of promised) {
    expect(answers[asked.indexOf(key)]).toBe(answer);
  }
  const items = await scanTasks(database);
  const titles = items.flatMap(({ title }) => (title ? [String(title)] : [])).sort();
  expect(titles).toEqual(asked.map((key) => `title of ${key}`).sort());
});
