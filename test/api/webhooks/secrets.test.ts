import { createKeyRing, createWebhookSecrets, rotateKeyRing } from "@latch/adapters/crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { type Received, startReceiver } from "../../support/doubles/receiver.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import { openWebhooks } from "../../support/fixtures/webhooks.ts";
import { wholeRun } from "../../support/fixtures/work-limit.ts";

const day = 24 * 3600;

/** Returns the secrets with which a receiver can verify a request. */
const verifiedBy = (request: Received | undefined, ...secrets: string[]): boolean[] =>
  secrets.map((secret) => {
    try {
      new Webhook(secret).verify(request?.body ?? "", request?.headers ?? {});
      return true;
    } catch {
      return false;
    }
  });

/** An endpoint, and its requests, one for each event. */
async function open(parts?: Parameters<typeof openWebhooks>[0]) {
  const opened = await openWebhooks(parts);
  const { url, received } = await startReceiver();
  const endpoint = await opened.addEndpoint(url);
  return {
    ...opened,
    ...endpoint,
    async next(): Promise<Received | undefined> {
      await opened.plan(opened.event());
      await opened.work();
      return received.at(-1);
    },
  };
}

describe("a rotated secret", () => {
  test("also signs for a day, beside the new one", async () => {
    const { secret: old, rotate, next, pass, state } = await open();
    const { data } = await rotate();
    const { secret: present = "", previousSecretUntil } = data ?? {};
    expect(present).toMatch(/^whsec_/);
    expect(present).not.toBe(old);
    expect(previousSecretUntil).toBeTruthy();
    const both = await next();
    expect(both?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    expect(verifiedBy(both, old, present)).toEqual([true, true]);
    // The verifier compares the timestamp with the real clock, so only the header's format is checked.
    pass(day - 5);
    expect((await next())?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    expect(await state()).toHaveProperty("previousSecretUntil");
    pass(10);
    expect((await next())?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
    expect(await state()).not.toHaveProperty("previousSecretUntil");
  });

  test("that is rotated twice within a day leaves only the last previous one valid", async () => {
    const { secret: first, rotate, next } = await open();
    const second = (await rotate()).data?.secret ?? "";
    const third = (await rotate()).data?.secret ?? "";
    expect(verifiedBy(await next(), first, second, third)).toEqual([false, true, true]);
  });

  test("that is rotated concurrently returns no secret that never signs", async () => {
    const { rotate, next } = await open();
    const answers = await Promise.all([rotate(), rotate()]);
    const secrets = answers.map(({ data }) => data?.secret ?? "");
    expect(verifiedBy(await next(), ...secrets)).toEqual([true, true]);
  });
});

describe("after a rotation of the installation's keys", () => {
  test("done twice, an endpoint without deliveries for months keeps its secrets", async () => {
    const first = await open();
    const { database, secret: old, rotate, id } = first;
    const { data } = await rotate();
    let keys = first.keys;
    for (let rotation = 0; rotation < 2; rotation++) {
      keys = await rotateKeyRing(keys);
      const { deps, logged } = await openWebhooks({ database, keys });
      await deps.renewSecrets(wholeRun);
      const renewed = logged.filter(({ event }) => event === "webhook_secret.renewed");
      expect(renewed).toMatchObject([{ endpointId: id }]);
      await deps.renewSecrets(wholeRun);
      expect(logged.filter(({ event }) => event === "webhook_secret.renewed")).toHaveLength(1);
    }
    const last = await openWebhooks({ database, keys });
    const { url, received } = await startReceiver();
    await put(database, "WebhookEndpoints", {
      ...(await scan(database, "WebhookEndpoints")).find(({ endpointId }) => endpointId === id),
      url,
    });
    await last.plan(last.event());
    await last.work();
    expect(verifiedBy(received[0], old, data?.secret ?? "")).toEqual([true, true]);
  });

  test("done once, the secrets can be opened before they are resealed", async () => {
    const { keys, database, secret, id } = await open();
    const rotated = await rotateKeyRing(keys);
    const later = await openWebhooks({ database, keys: rotated });
    await later.plan(later.event());
    expect(await later.work()).toBe(1);
    const [item] = (await scan(database, "WebhookEndpoints")).filter(
      ({ endpointId }) => endpointId === id,
    );
    const { open: unseal } = createWebhookSecrets(rotated);
    expect(await unseal(String(item?.["secret"]))).toBe(secret);
  });

  test("with the old key lost, the error is logged, and a new secret repairs the endpoint", async () => {
    const { database, id } = await open();
    const other = await openWebhooks({ database, keys: await createKeyRing() });
    await other.plan(other.event());
    await other.work();
    expect(other.logged.filter(({ level }) => level === "error")).toMatchObject([
      { event: "webhook_secret.unreadable", endpointId: id },
    ]);
    const params = { params: { path: { endpointId: id } } };
    const latch = await other.master();
    const { data: failed } = await latch.listWebhookDeliveries(params);
    expect(failed?.items).toMatchObject([{ status: "pending", lastError: "secret unreadable" }]);
    await latch.rotateWebhookSecret(params);
    await other.workToTheEnd();
    const { data: repaired } = await (await other.master()).listWebhookDeliveries(params);
    expect(repaired?.items).toMatchObject([{ status: "delivered", attempts: 2 }]);
  });
});

test("a sealed text can be opened by its installation and for its use only", async () => {
  const keys = await createKeyRing();
  const { create, open: unseal, reseal } = createWebhookSecrets(keys);
  const { text, sealed } = await create();
  expect(await unseal(sealed)).toBe(text);
  expect(await reseal(sealed)).toBeUndefined();
  expect(await createWebhookSecrets(await createKeyRing()).open(sealed)).toBeUndefined();
  for (const other of ["", "x", "~", `${sealed.slice(0, -2)}AA`, sealed.slice(4)]) {
    expect(await unseal(other), other).toBeUndefined();
    expect(await reseal(other)).toBeUndefined();
  }
  const rotated = createWebhookSecrets(await rotateKeyRing(keys));
  const renewed = (await rotated.reseal(sealed)) ?? "";
  expect(renewed).not.toBe(sealed);
  expect(await rotated.open(renewed)).toBe(text);
});
