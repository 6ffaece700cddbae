import {
  isServerError,
  isThrottlingError,
  isTransientError,
  StandardRetryStrategy,
} from "@smithy/core/retry";
import type { RetryErrorType, SdkError } from "@smithy/types";

/**
 * Creates a function that runs an attempt up to three times. The pauses (exponential, with jitter), the budget of
 * retries and the errors that are retried are those of the AWS SDK's standard mode. One budget serves all calls.
 */
export function createRetry(): <Result>(attempt: () => Promise<Result>) => Promise<Result> {
  const strategy = new StandardRetryStrategy({ maxAttempts: 3 });
  return async (attempt) => {
    let token = await strategy.acquireInitialRetryToken("");
    for (;;) {
      try {
        const result = await attempt();
        strategy.recordSuccess(token);
        return result;
      } catch (error) {
        try {
          // It waits, and throws when no further attempt is allowed.
          token = await strategy.refreshRetryTokenForRetry(token, { errorType: typeOf(error) });
        } catch {
          throw error;
        }
      }
    }
  };
}

function typeOf(failure: unknown): RetryErrorType {
  const error = failure as SdkError;
  if (isThrottlingError(error)) return "THROTTLING";
  if (isTransientError(error)) return "TRANSIENT";
  return isServerError(error) ? "SERVER_ERROR" : "CLIENT_ERROR";
}
