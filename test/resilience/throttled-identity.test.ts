import { beforeEach, describe, inject, test, vi } from "vitest";
import { expectCompleteOrAbsent } from "../support/fixtures/failing-flow.ts";
import { proofFlows } from "../support/fixtures/proof-flows.ts";
import { recoveryFlows } from "../support/fixtures/recovery-flows.ts";
import { openTestDatabase } from "../support/harness.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";

beforeEach(() => {
  // Without the random delay before the SDK's retries.
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  return () => random.mockRestore();
});

describe.each(Object.entries({ ...proofFlows, ...recoveryFlows }))("%s", (_name, flow) => {
  test("is complete or absent when DynamoDB throttles any of its calls", async () => {
    const proxy = await startFaultProxy(inject("dynamoEndpoint"));
    const database = await openTestDatabase(undefined, proxy.endpoint);
    await expectCompleteOrAbsent(flow, {
      database,
      failAfter(calls) {
        proxy.heal();
        proxy.spare(calls);
        proxy.inject("*", { answer: "ThrottlingException" }, Number.POSITIVE_INFINITY);
      },
      heal: proxy.heal,
    });
  });
});
