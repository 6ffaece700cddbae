import { expect, test } from "vitest";
import { createBillingHarness } from "../support/fixtures/billing.ts";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { outcome } from "../support/fixtures/links.ts";
import { live, names, personalDataTraces } from "../support/fixtures/personal-data-traces.ts";
import { scan } from "../support/fixtures/tables.ts";
import { createHarness, password } from "../support/harness.ts";

// Twenty installations, one after the other.
test("erasing a person is brought to its end wherever it was cut off", {
  timeout: 60_000,
}, async () => {
  // Reading password and account, marking it, then eight kinds of things to erase.
  for (let calls = 4; calls < 24; calls++) {
    const { database, dieAfter, live: revive } = await openCrashingDatabase();
    const harness = await createHarness({}, { database });
    const { latch, user } = await live(harness);
    dieAfter(calls);
    const { response } = await latch.deleteMe({ body: { password } });
    expect([204, 503]).toContain(response.status);
    revive();
    const marked = (await latch.getMe()).response.status === 401;
    await harness.deps.finishErasures();
    // The address waits until it is told.
    await harness.mailsTo(names.email);
    const left = await personalDataTraces(harness, user.id);
    if (marked) expect(left.filter((item) => !item.startsWith("Activity"))).toEqual([]);
    else expect(outcome(await latch.deleteMe({ body: { password } }))[0]).toBe(204);
    await harness.signUp(names);
  }
});

test("and so is erasing a customer of Stripe", { timeout: 60_000 }, async () => {
  for (let calls = 5; calls < 24; calls += 3) {
    const { database, dieAfter, live: revive } = await openCrashingDatabase();
    const { stripe, subscribed, deps } = await createBillingHarness({ database });
    const { person } = await subscribed();
    dieAfter(calls);
    await person.latch.deleteMe({ body: { password } });
    revive();
    await deps.finishErasures();
    const there = (await scan(database, "Users")).length;
    expect((await scan(database, "Billing")).length).toBe(there);
    expect(stripe.customers.size).toBe(there);
  }
});
