import { createKeyRing } from "@latch/adapters/crypto";
import type { Problem } from "@latch/contract";
import { expect, inject, test, vi } from "vitest";
import { shareChecks } from "../../../packages/server/src/http/share-checks.ts";
import { openTestDatabase } from "../../support/harness.ts";
import { startFaultProxy } from "../../support/processes/fault-proxy.ts";
import { startProgram } from "../../support/processes/program.ts";
import { timeLimit } from "../../support/time-limit.ts";

test.each(["server/src/main.ts", "server/src/tasks.ts"])(
  "%s answers all probes of a full server with one call to the database",
  async (entry) => {
    const { tables } = await openTestDatabase();
    const proxy = await startFaultProxy(inject("dynamoEndpoint"));
    const server = startProgram(entry, {
      NODE_ENV: "test",
      PORT: "0",
      LATCH_ISSUER: "http://localhost:4000",
      LATCH_KEYS: JSON.stringify(await createKeyRing()),
      LATCH_TABLE_PREFIX: tables.Users.replace(/Users$/, ""),
      DYNAMODB_ENDPOINT: proxy.endpoint,
      MAX_CONCURRENT_REQUESTS: "4",
    });
    const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
    const probe = () => fetch(`http://127.0.0.1:${port}/health/ready`);
    const dependencyOf = async (response: Response) => {
      const { dependencies } = (await response.json()) as Pick<Problem, "dependencies">;
      return dependencies?.find(({ name }) => name === "dynamodb");
    };
    expect((await dependencyOf(await probe()))?.status).toBe("ok");
    proxy.heal();
    proxy.inject("*", "silence", 1000);
    const answers = await Promise.all(Array.from({ length: 30 }, probe));
    // The call and, after two seconds, its second attempt.
    expect(proxy.count("GetItem")).toBeLessThanOrEqual(2);
    for (const answer of answers) {
      expect([answer.status, (await dependencyOf(answer))?.status]).toEqual([503, "unavailable"]);
    }
    proxy.heal();
    await vi.waitFor(
      async () => expect((await dependencyOf(await probe()))?.status).toBe("ok"),
      timeLimit,
    );
  },
);

test("checks are shared while they are in flight, each by its name", async () => {
  const calls: string[] = [];
  const gate = Promise.withResolvers<string>();
  const { first, second } = shareChecks({
    first: async () => {
      calls.push("first");
      return gate.promise;
    },
    second: async () => {
      calls.push("second");
      throw new Error("It is down");
    },
  });
  const answers = [first?.(), first?.()];
  await expect(second?.()).rejects.toThrow("It is down");
  await expect(second?.(), "a failure is not kept").rejects.toThrow("It is down");
  expect(calls).toEqual(["first", "second", "second"]);
  gate.resolve("up");
  expect(await Promise.all(answers)).toEqual(["up", "up"]);
  await first?.();
  expect(calls.at(-1)).toBe("first");
});
