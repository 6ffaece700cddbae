import type { CallObserver } from "@latch/adapters/dynamodb";
import { createEmf } from "@latch/adapters/telemetry/emf";
import { createTally } from "@latch/adapters/telemetry/tally";
import type { Observation } from "@latch/api";
import type { Config } from "@latch/config";

type Settings = Pick<Config, "METRICS" | "SLOW_OPERATION_MS"> & {
  AWS_LAMBDA_FUNCTION_NAME: string;
};

/**
 * Creates the observation of an HTTP function. It writes metrics to CloudWatch and has no metrics page.
 */
export function createObservation({
  AWS_LAMBDA_FUNCTION_NAME: functionName,
  METRICS,
  SLOW_OPERATION_MS: slowAfterMs,
}: Settings): { observation?: Observation; observer?: CallObserver } {
  if (!METRICS && slowAfterMs === 0) return {};
  const { measure, within } = createTally(...(METRICS ? [createEmf({ functionName })] : []));
  return {
    observation: { measure, within, slowAfterMs },
    observer: { onCall: (call) => measure({ kind: "database", ...call }) },
  };
}
