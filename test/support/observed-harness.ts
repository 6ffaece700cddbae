import { readConfig } from "@latch/config";
import type { DatabaseCall } from "@latch/core";
import { createObservation } from "@latch/server";
import { onTestFinished } from "vitest";
import { createHarness, type HarnessParts, openTestDatabase, origin } from "./harness.ts";

/**
 * Creates the API with the telemetry of a Node server, with metrics unless the environment disables
 * them.
 */
export async function createObservedHarness(
  environment: Record<string, string> = {},
  parts: HarnessParts & { endpoint?: string } = {},
) {
  const given = { METRICS: "true", ...environment };
  const config = readConfig({ NODE_ENV: "test", LATCH_ISSUER: origin, ...given });
  const { observation, observer, stop } = await createObservation({
    config,
    environment,
    gauges: { hashing_queue: () => 0, requests_in_progress: () => 0 },
    log: { info() {}, warn() {}, error() {} },
  });
  onTestFinished(stop);
  const calls: DatabaseCall[] = [];
  const database = await openTestDatabase(
    (call) => {
      if (/Table|TimeToLive/.test(call.operation)) return;
      calls.push(call);
      observer?.onCall(call);
    },
    parts.endpoint,
    { units: observer?.units },
  );
  const harness = await createHarness(given, { ...parts, database, observation });
  return { ...harness, calls };
}
