import { describe, inject, test } from "vitest";
import { expectCompleteOrAbsent } from "../support/fixtures/failing-flow.ts";
import { identityFlows } from "../support/fixtures/identity-flows.ts";
import { openTestDatabase } from "../support/harness.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";
import { withoutRetryDelay } from "../support/without-retry-delay.ts";

withoutRetryDelay();

describe.each(Object.entries(identityFlows))("%s", (_name, flow) => {
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
