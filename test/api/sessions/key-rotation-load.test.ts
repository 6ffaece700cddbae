import { createKeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { startReceiver } from "../../support/doubles/receiver.ts";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { pending } from "../../support/fixtures/signed-in.ts";
import { attachConsumers, openWebhooks } from "../../support/fixtures/webhooks.ts";
import { createHarness, openTestDatabase, password } from "../../support/harness.ts";

/** Opens three instances of the API that have the ring before a rotation, and lets them restart one by one. */
async function openInstances() {
  const database = await openTestDatabase();
  const ring = await createKeyRing();
  const rotated = await rotateKeyRing(ring);
  const start = (keys = ring) => createHarness({}, { database, keys });
  const instances = [await start(), await start(), await start()];
  let turn = 0;
  return {
    /** The instance that the load balancer chooses for a request. */
    any: () => instances[turn++ % instances.length] as (typeof instances)[number],
    async restart(index: number) {
      instances[index] = await start(rotated);
    },
  };
}

test("a rotation refuses no request while instances restart one after another under load", async () => {
  const { any, restart } = await openInstances();
  const people = await Promise.all(Array.from({ length: 4 }, () => any().signUp()));
  const refused: unknown[] = [];
  let isRotating = true;
  let rounds = 0;

  const expectStatus = (name: string, wanted: number, answer: Parameters<typeof outcome>[0]) => {
    if (answer.response.status !== wanted) refused.push([name, ...outcome(answer)]);
  };

  /** Uses a session until the rotation has ended: each request reaches another instance. */
  async function work(index: number, first: string): Promise<void> {
    let refreshToken = first;
    const identifier = people[index]?.user.email ?? "";
    while (isRotating) {
      const refreshed = await any().latch.refreshSession({ body: { refreshToken } });
      expectStatus("refresh", 200, refreshed);
      refreshToken = refreshed.data?.refreshToken ?? refreshToken;
      const bearer = { authorization: `Bearer ${refreshed.data?.accessToken}` };
      expectStatus("verifyToken", 200, await any().as(bearer).verifyToken());
      expectStatus("me", 200, await any().as(bearer).getMe());
      expectStatus(
        "verifySession",
        200,
        await any().latch.verifySession({ body: { session: refreshToken } }),
      );
      const loggedIn = await any().latch.logIn({ body: { identifier, password } });
      expectStatus("logIn", 200, loggedIn);
      rounds++;
    }
  }
  const begun = Promise.all(people.map(({ refreshToken }, index) => work(index, refreshToken)));
  for (const index of [0, 1, 2]) {
    const before = rounds;
    await expect.poll(() => rounds).toBeGreaterThan(before + 8);
    await restart(index);
    // A challenge of one instance is judged at another one.
    for (let turn = 0; turn < 2; turn++) {
      const asked = await any().latch.requestEmailCode({ body: { email: "new@example.com" } });
      const proof = { method: "email_code" as const, code: "0000 0000" };
      const body = { challenge: pending(asked).challenge, proof };
      const judged = outcome(await any().latch.answerChallenge({ body }));
      if (judged[1] !== "invalid_credentials") refused.push(["challenge", ...judged]);
    }
  }
  const last = rounds;
  await expect.poll(() => rounds).toBeGreaterThan(last + 4);
  isRotating = false;
  await begun;
  expect(refused).toEqual([]);
});

test("workers with the ring before the rotation mail links and sign webhooks of servers with the new ring", async () => {
  const database = await openTestDatabase();
  const ring = await createKeyRing();
  const rotated = await rotateKeyRing(ring);
  const earlier = await createHarness({}, { database, keys: ring });
  const later = await openWebhooks({ database, keys: rotated });

  const { user } = await later.signUp();
  const token = await newestToken(earlier, user.email);
  const verified = await later.latch.verifyEmail({ body: { token, password } });
  expect(outcome(verified)).toEqual([204, undefined]);

  const { url, received } = await startReceiver();
  const { secret } = await later.addEndpoint(url);
  const { plan, deliver } = attachConsumers(earlier);
  await plan(later.event());
  for (const due of earlier.messages.take()) await deliver(due);
  const [request] = received;
  expect(() =>
    new Webhook(secret).verify(request?.body ?? "", request?.headers ?? {}),
  ).not.toThrow();
});
