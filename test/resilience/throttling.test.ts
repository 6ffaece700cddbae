import { isDeepStrictEqual } from "node:util";
import { afterAll, describe, expect, inject, test } from "vitest";
import { startStripeDouble } from "../support/doubles/stripe-double.ts";
import { billingEnvironment } from "../support/fixtures/billing.ts";
import { type Dump, dumpTables } from "../support/fixtures/table-dump.ts";
import { wholeRun } from "../support/fixtures/work-limit.ts";
import type { WritingOperation } from "../support/fixtures/writing-operation.ts";
import { writingOperations } from "../support/fixtures/writing-operations.ts";
import { type Fault, startFaultProxy } from "../support/processes/fault-proxy.ts";
import { shareHarness } from "../support/shared-harness.ts";
import { withoutRetryDelay } from "../support/without-retry-delay.ts";

const proxy = await startFaultProxy(inject("dynamoEndpoint"), afterAll);
const stripe = await startStripeDouble({ atEnd: afterAll });
const shared = shareHarness(
  { RATE_LIMITS: "false", ...billingEnvironment(stripe) },
  proxy.endpoint,
);

withoutRetryDelay();

/** What DynamoDB answers when it has no capacity, or fails. */
const faults: Fault[] = [
  { answer: "ProvisionedThroughputExceededException" },
  { answer: "ThrottlingException" },
  { answer: "InternalServerError", status: 500 },
];

/** Counters, which a request raises before anything else (R7). */
const counters = ["Throttles"];

/** Returns which tables have new, changed and removed items, without the counters. */
function changesOf(before: Dump, after: Dump): string[] {
  const changes = Object.entries(after).flatMap(([table, items]) => {
    if (counters.includes(table)) return [];
    const earlier = before[table as keyof Dump];
    const added = items.filter((item) => !earlier.some((one) => isDeepStrictEqual(one, item)));
    const removed = earlier.filter((item) => !items.some((one) => isDeepStrictEqual(one, item)));
    return [
      ...(added.length > 0 ? [`+${table}`] : []),
      ...(removed.length > 0 ? [`-${table}`] : []),
    ];
  });
  // A raised epoch has ended the sessions (R2). Their items may be deleted later.
  const isEnded = changes.includes("+Users");
  return changes.filter((change) => !(isEnded && change === "-Sessions")).sort();
}

let index = 0;

async function prepare(operation: WritingOperation) {
  const { admin: boss, ...harness } = shared();
  const person = await harness.signUp();
  return operation({ harness, stripe, boss, person, index: ++index });
}

describe.each(Object.entries(writingOperations))("%s", (_, operation) => {
  test("responds with 503 and Retry-After when a call is throttled, with nothing half done", async () => {
    const { database } = shared();
    proxy.heal();
    let calls = 0;
    let whole: string[] = [];
    // The second time, items that all requests share exist.
    for (let round = 0; round < 2; round++) {
      const send = await prepare(operation);
      const start = await dumpTables(database);
      proxy.heal();
      const { response } = await send();
      expect(response.status).toBeLessThan(300);
      calls = proxy.count();
      whole = changesOf(start, await dumpTables(database));
    }

    const halfDone: object[] = [];
    for (let call = 0; call < calls; call++) {
      const fault = faults[call % faults.length];
      if (!fault) throw new Error("No fault");
      const repeat = await prepare(operation);
      const before = await dumpTables(database);
      proxy.spare(call);
      proxy.inject("*", fault, Number.POSITIVE_INFINITY);
      const { response } = await repeat();
      proxy.heal();
      // What follows the decisive write does not fail the request.
      if (response.status < 300) {
        expect(changesOf(before, await dumpTables(database))).toEqual(whole);
        continue;
      }
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      const left = changesOf(before, await dumpTables(database));
      const { response: again } = await repeat();
      // The maintenance completes an erasure that has begun.
      await shared().deps.finishErasures(wholeRun);
      const finished = changesOf(before, await dumpTables(database));
      // Either nothing has happened, or everything, or the next attempt completes it.
      const isWhole = isDeepStrictEqual(finished, whole);
      const isDone = isDeepStrictEqual(left, whole);
      if (!isDone && !(isWhole && [200, 201, 202, 204, 401, 404].includes(again.status))) {
        halfDone.push({ call, left, finished, status: again.status, whole });
      }
    }
    expect(halfDone).toEqual([]);
  });
});
