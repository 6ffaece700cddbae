import type { StandardRetryStrategy } from "@smithy/core/retry";
import type { RetryErrorType, SdkError } from "@smithy/types";
import { isOrdinary } from "./call-failure.ts";

type Classification = typeof import("@smithy/core/retry");

/** Loads the AWS SDK's classification of errors and its retries, which only a failure needs. */
export const loadClassification = (): Promise<Classification> => import("@smithy/core/retry");

/**
 * Creates a function that runs an attempt up to three times. The pauses (exponential, with jitter), the budget of
 * retries and the errors that are retried are those of the AWS SDK's standard mode. One budget serves all calls.
 */
export function createRetry(): <Result>(attempt: () => Promise<Result>) => Promise<Result> {
  let strategy: StandardRetryStrategy | undefined;

  return async (attempt) => {
    let token = await strategy?.acquireInitialRetryToken("");
    for (;;) {
      try {
        const result = await attempt();
        if (token) strategy?.recordSuccess(token);
        return result;
      } catch (error) {
        if (isOrdinary(error)) throw error;
        const sdk = await loadClassification();
        strategy ??= new sdk.StandardRetryStrategy({ maxAttempts: 3 });
        token ??= await strategy.acquireInitialRetryToken("");
        try {
          // It waits, and throws when no further attempt is allowed.
          token = await strategy.refreshRetryTokenForRetry(token, {
            errorType: typeOf(error as SdkError, sdk),
          });
        } catch {
          throw error;
        }
      }
    }
  };
}

function typeOf(error: SdkError, sdk: Classification): RetryErrorType {
  if (sdk.isThrottlingError(error)) return "THROTTLING";
  if (sdk.isTransientError(error)) return "TRANSIENT";
  return sdk.isServerError(error) ? "SERVER_ERROR" : "CLIENT_ERROR";
}
