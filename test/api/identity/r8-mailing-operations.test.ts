import { isDeepStrictEqual } from "node:util";
import { domainEventsOf, type MailKind } from "@latch/core";
import { describe, expect, test } from "vitest";
import { startStripeDouble } from "../../support/doubles/stripe-double.ts";
import { billingEnvironment } from "../../support/fixtures/billing.ts";
import { mailRules } from "../../support/fixtures/mailing-operations.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { writingOperations } from "../../support/fixtures/writing-operations.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const tables = {
  Users: ["userId"],
  Sessions: ["userId", "sessionId"],
  ApiKeys: ["userId", "keyId"],
};
type Table = keyof typeof tables;
type Images = Parameters<typeof domainEventsOf>[0];

/** Returns the items of the tables whose changes lead to mails. */
async function readItems({ database }: Harness) {
  const names = Object.keys(tables) as Table[];
  const items = await Promise.all(names.map((table) => scan(database, table)));
  return new Map(
    names.flatMap((table, index) =>
      (items[index] ?? []).map((item) => {
        const key = [table, ...tables[table].map((part) => item[part])].join("#");
        return [key, { table, item }] as const;
      }),
    ),
  );
}

/** Returns the kinds of the mails that an operation causes, by its tokens, notices and events. */
async function mailsOf(harness: Harness, send: () => Promise<{ response: Response }>) {
  await harness.mailsTo("nobody@example.com");
  const before = await readItems(harness);
  const from = harness.logged.length;
  expect((await send()).response.status).toBeLessThan(300);
  await harness.mailsTo("nobody@example.com");
  const after = await readItems(harness);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, current] = [before.get(key), after.get(key)];
    if (isDeepStrictEqual(old, current)) continue;
    const { table } = (current ?? old) as { table: Table };
    const change = { table, atMs: Date.now(), before: old?.item, after: current?.item } as Images;
    for (const draft of domainEventsOf(change, "https://api.test")) {
      await harness.sendMail({ ...draft, id: newId("evt") } as Parameters<Harness["sendMail"]>[0]);
    }
  }
  return harness.logged
    .slice(from)
    .filter(({ event }) => event === "mail.sent")
    .map(({ kind }) => kind as MailKind);
}

describe.each(Object.entries(writingOperations))("R8: %s", (operationId, prepare) => {
  test("causes only the mails that are listed with their limits", async () => {
    const stripe = await startStripeDouble();
    const harness = await createHarness(billingEnvironment(stripe));
    const [boss, person] = [await harness.signUp({ role: "super_admin" }), await harness.signUp()];
    const send = await prepare({ harness, stripe, boss, person, index: 1 });
    const kinds = await mailsOf(harness, send);
    const listed = Object.entries(mailRules)
      .filter(([, { operations }]) => (operations as string[]).includes(operationId))
      .map(([kind]) => kind);
    expect(kinds.filter((kind) => !listed.includes(kind))).toEqual([]);
  });
});
