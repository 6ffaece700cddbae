import { describe, expect, test } from "vitest";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import {
  type Aspect,
  aspects,
  changedAspects,
  readFactors,
  readIdentityState,
} from "../support/fixtures/identity-state.ts";
import { outcome } from "../support/fixtures/links.ts";
import { proofFlows } from "../support/fixtures/proof-flows.ts";
import { recoveryFlows } from "../support/fixtures/recovery-flows.ts";
import { createPasskeyHarness } from "../support/passkeys/passkey-harness.ts";

/** Returns what is changed after each number of completed steps. */
const statesOf = (steps: Aspect[][]): Aspect[][] =>
  [...steps.keys(), steps.length].map((done) => {
    const changed = new Set(steps.slice(0, done).flat());
    return aspects.filter((aspect) => changed.has(aspect));
  });

describe.each(Object.entries({ ...proofFlows, ...recoveryFlows }))("%s", (_name, flow) => {
  const states = statesOf(flow.steps);

  test("is complete or absent when the API is killed after any of its database calls", async () => {
    const { database, dieAfter, live } = await openCrashingDatabase();
    const harness = await createPasskeyHarness(flow.environment, { database });
    for (let calls = 0; ; calls++) {
      const ask = await flow.prepare(harness, calls);
      const before = await readIdentityState(database);
      dieAfter(calls);
      const { response } = await ask();
      live();
      const changed = changedAspects(before, await readIdentityState(database));
      expect(states, `after ${calls} calls`).toContainEqual(changed);
      const { listed, stored } = await readFactors(database);
      expect(listed, `after ${calls} calls`).toEqual(stored);
      const isDone = response.status < 300;
      if (!isDone)
        expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
      else expect(changed).toEqual(states.at(-1));
      // The client did not get the response, and sends the request again.
      const [status, code] = outcome(await ask());
      const repeated = await readFactors(database);
      expect(repeated.listed).toEqual(repeated.stored);
      if (changed.length === 0) expect(status, `again, after ${calls} calls`).toBeLessThan(300);
      else if (Number(status) >= 300) expect(flow.repeated).toContain(code);
      if (isDone) return expect(calls).toBeGreaterThan(0);
    }
  });
});
