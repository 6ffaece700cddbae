import { createKeyRing, createWebhookSecrets, rotateKeyRing } from "@latch/adapters/crypto";
import { createWebhookEndpointChanges, createWebhookEndpointStore } from "@latch/adapters/dynamodb";
import { afterAll, beforeAll, beforeEach, expect, inject, onTestFinished, test } from "vitest";
import { sizeLimits } from "../../../scripts/bundle.ts";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { createSubkeyLinks } from "../../support/fixtures/subkey-links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { startFaultProxy } from "../../support/processes/fault-proxy.ts";
import { deploy, type Lambda, startLambda } from "../../support/processes/lambda.ts";

/** The deployed keys, rotated once since the installation was created. */
const before = await createKeyRing();
const keys = await rotateKeyRing(before);
let deployed: Awaited<ReturnType<typeof deploy>>;
let lambda: Lambda;

beforeAll(async () => {
  deployed = await deploy("sweep-", "sweep");
  lambda = await startLambda(deployed.folder, linked());
});

afterAll(async () => {
  await lambda.stop();
  deployed.remove();
});

const { MaintenanceKeys } = await createSubkeyLinks(keys);
const linked = () => ({ ...deployed.links, MaintenanceKeys: MaintenanceKeys ?? {} });

let people: Awaited<ReturnType<typeof createHarness>>;
beforeEach(async () => {
  people = await createHarness({}, { database: deployed.database });
});

/** Creates a user with a key and a session, whose erasure was interrupted after its first write. */
async function createInterruptedErasure(): Promise<Person> {
  const person = await people.signUp();
  await person.latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  await changeUser(deployed.database, person.user.id, { erasingSince: new Date().toISOString() });
  return person;
}

/** Returns the tables that contain data of a user. */
async function findTraces({ user }: Person): Promise<string[]> {
  const tables = ["Users", "Identifiers", "Sessions", "ApiKeys", "OneTimeTokens"] as const;
  const found = await Promise.all(
    tables.map(async (table) =>
      (await scan(deployed.database, table)).some(({ userId }) => userId === user.id),
    ),
  );
  return tables.filter((_, index) => found[index]);
}

test(`the bundle has at most ${sizeLimits.sweep} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits.sweep);
});

test("interrupted erasures are finished, and no other account is erased", async () => {
  const [bystander, ...erased] = [
    await people.signUp(),
    await createInterruptedErasure(),
    await createInterruptedErasure(),
  ];
  for (const person of erased) expect(await findTraces(person)).toContain("ApiKeys");

  expect(await lambda.invoke({})).toBeUndefined();
  for (const person of erased) expect(await findTraces(person)).toEqual([]);
  expect(lambda.log()).toContain('"event":"erasures.finished","finished":2');
  expect((await bystander.latch.getMe()).response.status).toBe(200);

  const logged = lambda.log();
  expect(await lambda.invoke({})).toBeUndefined();
  expect(lambda.log(), "a run without work logs nothing").toBe(logged);
});

test("a failed erasure is an error, and the next run continues it", async () => {
  const person = await createInterruptedErasure();
  const proxy = await startFaultProxy(inject("dynamoEndpoint"));
  const disturbed = await startLambda(deployed.folder, linked(), {
    AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
  });
  onTestFinished(() => disturbed.stop());
  proxy.inject("TransactWriteItems", { answer: "InternalServerError", status: 500 }, 100);
  await expect(disturbed.invoke({})).rejects.toThrow("temporarily unavailable");
  expect(disturbed.log()).toContain('"event":"erasures.failed"');
  expect(disturbed.log(), "its cause").toContain("InternalServerError");
  expect(await findTraces(person)).toEqual(["Users", "Identifiers"]);
  proxy.heal();
  await disturbed.invoke({});
  expect(await findTraces(person)).toEqual([]);
});

test("secrets are resealed with the current key, once", async () => {
  const endpoints = createWebhookEndpointStore(deployed.database);
  const { text, sealed } = await createWebhookSecrets(before).create();
  const endpointId = newId("whe");
  await createWebhookEndpointChanges(deployed.database).create(
    {
      endpointId,
      url: "https://example.com/",
      status: "enabled",
      createdAt: new Date().toISOString(),
      createdBy: newId("usr"),
      secret: sealed,
    },
    20,
    "operator",
  );
  await lambda.invoke({});
  const renewed = (await endpoints.get(endpointId))?.secret ?? "";
  expect(renewed).not.toBe(sealed);
  const onceMore = createWebhookSecrets(await rotateKeyRing(keys));
  expect(await onceMore.open(renewed)).toBe(text);
  await lambda.invoke({});
  expect((await endpoints.get(endpointId))?.secret).toBe(renewed);
  expect(lambda.log().match(/"webhook_secret.renewed"/g)).toHaveLength(1);
  expect(lambda.log()).not.toContain(text);
});
