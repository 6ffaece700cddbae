import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import {
  openDatabase,
  prefixedTableNames,
  type TableDefinition,
  type TableName,
  tables,
} from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { expect, inject, onTestFinished, test } from "vitest";
import { testClient } from "../support/database-client.ts";
import { createBillingHarness } from "../support/fixtures/billing.ts";
import { newestToken, outcome } from "../support/fixtures/links.ts";
import { dumpTables, loadItem } from "../support/fixtures/table-dump.ts";
import { scan } from "../support/fixtures/tables.ts";
import { type Person, password } from "../support/harness.ts";
import { root, startLatch, temporaryFolder } from "../support/processes/program.ts";

/** The tables without point-in-time recovery: those whose items expire, and the activity log. */
const unrecoverableTables = [
  ...["Sessions", "OneTimeTokens", "StripeEvents", "Activity"],
  ...["WebhookDeliveries", "Throttles", "StreamPositions"],
];

/** Restores the dump of the tables of lasting data, as point-in-time recovery does: without streams and TTL. */
async function restore(dump: Awaited<ReturnType<typeof dumpTables>>) {
  const prefix = `r${randomUUID().slice(0, 8)}-`;
  const database = openDatabase({
    tables: prefixedTableNames(prefix),
    client: testClient,
    region: "us-east-1",
    endpoint: inject("dynamoEndpoint"),
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  onTestFinished(() => database.close());
  const kept = Object.entries<TableDefinition>(tables).filter(
    ([name]) => !unrecoverableTables.includes(name),
  );
  const restored = kept.map(([name, { stream, ttl, ...definition }]) => [name, definition]);
  await createTables(database, Object.fromEntries(restored));
  for (const [name] of kept) {
    const table = name as TableName;
    for (const item of dump[table]) await loadItem(database, table, item);
  }
  return { database, prefix };
}

test("after a restore from a backup, what has happened since is in the documented state", async () => {
  const before = await createBillingHarness();
  const { signUp, keys, stripe } = before;
  const admin = await signUp({ role: "super_admin" });
  const [ada, bob, carol, eve, fred, gus] = [
    await signUp(),
    await signUp(),
    await signUp(),
    await signUp(),
    await signUp(),
    await signUp(),
  ];
  const { person: dan, subscription: old } = await before.subscribed();
  const made = await eve.latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  await before.latch.forgotPassword({ body: { email: ada.user.email } });
  const link = await newestToken(before, ada.user.email);

  const dump = await dumpTables(before.database);
  before.logged.length = 0;

  // Work goes on after the backup.
  const renewed = await before.latch.refreshSession({ body: { refreshToken: ada.refreshToken } });
  await bob.latch.deleteMe({ body: { password } });
  const newPassword = "a battery of horses, stapled";
  await carol.latch.changePassword({
    body: { currentPassword: password, newPassword, endOtherSessions: true },
  });
  await eve.latch.revokeApiKey({ params: { path: { keyId: made.data?.id ?? "" } } });
  const of = ({ user }: Person) => ({ params: { path: { userId: user.id } } });
  await admin.latch.suspendUser({ ...of(fred), body: { reason: "spam" } });
  await admin.latch.changeUserRole({ ...of(gus), body: { role: "agent" } });
  const { person: hal, subscription: unknown } = await before.subscribed();
  const ended = Object.assign(old, { status: "canceled" });
  await before.tell("customer.subscription.deleted", ended);

  // The commands of docs/operations/restore.md.
  const page = readFileSync(join(root, "docs/operations/restore.md"), "utf8");
  const { database, prefix } = await restore(dump);
  const folder = temporaryFolder();
  const log = join(folder, "log.jsonl");
  writeFileSync(log, before.logged.map((line) => JSON.stringify(line)).join("\n"));
  async function run(...args: string[]): Promise<string> {
    expect(page).toContain(`npx latch ${args.join(" ")}\n`);
    const given = args.map((arg) => (arg === "log.jsonl" ? log : arg));
    const { code, stdout, stderr } = await startLatch(given, {
      LATCH_DATA_DIR: folder,
      LATCH_TABLE_PREFIX: prefix,
      DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
      BCRYPT_COST: "4",
    }).ended;
    expect([code, stderr]).toEqual([0, expect.anything()]);
    return stdout;
  }
  await run("db", "create");
  const report = await run("users", "reapply", "log.jsonl");
  expect(report).toContain(`${bob.user.id}  erased again`);
  expect(report).toContain(`${gus.user.id}  the role has changed since: check it`);
  expect(await run("users", "reapply", "log.jsonl"), "again").toContain("erased already");

  const after = await createBillingHarness({
    database,
    keys,
    environment: { STRIPE_API_BASE: stripe.apiBase },
  });
  const logIn = async ({ user }: Person, secret = password) =>
    outcome(await after.latch.logIn({ body: { identifier: user.email, password: secret } }));

  // Sessions have ended, and no token is taken for a stolen one.
  for (const refreshToken of [ada.refreshToken, renewed.data?.refreshToken ?? ""]) {
    const refreshed = await after.latch.refreshSession({ body: { refreshToken } });
    expect(outcome(refreshed)).toEqual([401, "invalid_session"]);
  }
  expect(after.logged.filter(({ event }) => event === "session.replayed")).toEqual([]);
  expect(await logIn(ada)).toEqual([200, undefined]);
  const reset = await after.latch.resetPassword({ body: { token: link, password: newPassword } });
  expect(outcome(reset)).toEqual([400, "invalid_one_time_token"]);

  expect(await logIn(bob), "erased").toEqual([401, "invalid_credentials"]);
  expect((await scan(database, "Users")).map(({ userId }) => userId)).not.toContain(bob.user.id);
  expect(await logIn(carol), "with the earlier password").toEqual([403, "password_reset_required"]);
  await after.latch.forgotPassword({ body: { email: carol.user.email } });
  const token = await newestToken(after, carol.user.email);
  const { response } = await after.latch.resetPassword({ body: { token, password: newPassword } });
  expect(response.status).toBe(204);
  expect(await logIn(carol, newPassword)).toEqual([200, undefined]);
  const byKey = after.as({ "x-api-key": made.data?.key ?? "" });
  expect(outcome(await byKey.verifyToken())).toEqual([401, "unauthenticated"]);
  expect(await logIn(fred)).toEqual([403, "account_suspended"]);
  expect(await logIn(hal), "created since").toEqual([401, "invalid_credentials"]);

  // Stripe sends its events again.
  const planOf = async ({ user }: Person) => {
    const person = await after.logIn(user.email);
    return (await person.latch.getSubscription()).data?.plan;
  };
  expect(await planOf(dan), "as at the backup").toBe("pro");
  expect((await after.tell("customer.subscription.deleted", ended)).status).toBe(200);
  expect((await after.tell("customer.subscription.created", unknown)).status).toBe(200);
  expect(await planOf(dan)).toBe("free");

  const { Table } = await database.client.send(
    new DescribeTableCommand({ TableName: database.tables.Users }),
  );
  expect(Table?.StreamSpecification?.StreamEnabled).toBe(true);
  expect(await scan(database, "StreamPositions")).toEqual([]);
});
