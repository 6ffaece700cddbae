import { expect, test } from "vitest";
import { createBillingHarness } from "../support/fixtures/billing.ts";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { outcome } from "../support/fixtures/links.ts";
import {
  createUserWithData,
  findPersonalData,
  names,
} from "../support/fixtures/personal-data-traces.ts";
import { scan } from "../support/fixtures/tables.ts";
import { wholeRun } from "../support/fixtures/work-limit.ts";
import { createHarness, password } from "../support/harness.ts";

// Twenty installations, one after the other.
test("the erasure of a user is finished after an interruption at any call", {
  timeout: 180_000,
}, async () => {
  // Reading the password and the account, marking it, and then eight kinds of items to erase.
  for (let calls = 4; calls < 24; calls++) {
    const { database, dieAfter, live: revive } = await openCrashingDatabase();
    const harness = await createHarness({}, { database });
    const { latch, user } = await createUserWithData(harness);
    dieAfter(calls);
    const { response } = await latch.deleteMe({ body: { password } });
    expect([204, 503]).toContain(response.status);
    revive();
    const marked = (await latch.getMe()).response.status === 401;
    await harness.deps.finishErasures(wholeRun);
    // The address is kept until the mail about the erasure is sent.
    await harness.mailsTo(names.email);
    const left = await findPersonalData(harness, user.id);
    if (marked) expect(left.filter((item) => !item.startsWith("Activity"))).toEqual([]);
    else expect(outcome(await latch.deleteMe({ body: { password } }))[0]).toBe(204);
    await harness.signUp(names);
  }
});

test("the erasure of a Stripe customer is finished after an interruption at any call", {
  timeout: 180_000,
}, async () => {
  for (let calls = 5; calls < 24; calls += 3) {
    const { database, dieAfter, live: revive } = await openCrashingDatabase();
    const { stripe, subscribed, deps } = await createBillingHarness({ database });
    const { person } = await subscribed();
    dieAfter(calls);
    await person.latch.deleteMe({ body: { password } });
    revive();
    await deps.finishErasures(wholeRun);
    const there = (await scan(database, "Users")).length;
    expect((await scan(database, "Billing")).length).toBe(there);
    expect(stripe.customers.size).toBe(there);
  }
});
