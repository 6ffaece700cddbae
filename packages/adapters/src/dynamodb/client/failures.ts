import type {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { ProblemError } from "@latch/core";

/**
 * Why DynamoDB cancelled a transaction: for each write its reason or `None`, and the stored item
 * (needs `ReturnValuesOnConditionCheckFailure: "ALL_OLD"`).
 */
export type Cancellation = { reasons: string[]; items: unknown[] };

/** A write whose condition was false. `item` is the stored item. */
export type FailedCondition<T> = { item: T | undefined };

/**
 * Runs one conditional write.
 * @returns its result, or the stored item that made the condition false (needs
 * `ReturnValuesOnConditionCheckFailure: "ALL_OLD"`)
 * @throws `unavailable` when DynamoDB does not respond or throttles
 */
export async function runConditionalWrite<R, T>(
  write: () => Promise<R>,
): Promise<{ done: R } | { refused: FailedCondition<T> }> {
  try {
    return { done: await runCall(write) };
  } catch (error) {
    if (!isConditionalCheckFailed(error)) throw error;
    // The document client does not unmarshal the item of an error.
    return { refused: { item: error.Item && (unmarshall(error.Item) as T) } };
  }
}

/**
 * Runs one transaction.
 * @returns undefined, or the reasons when a condition was false
 * @throws `unavailable` when it keeps conflicting with other transactions, or DynamoDB does not
 * respond
 */
export async function runTransaction(
  write: () => Promise<unknown>,
): Promise<Cancellation | undefined> {
  try {
    await runCall(write);
    return undefined;
  } catch (error) {
    if (!isCancellation(error)) throw error;
    const reasons = readReasons(error);
    if (reasons.includes("ConditionalCheckFailed")) {
      const items = error.CancellationReasons?.map(({ Item }) => Item && unmarshall(Item)) ?? [];
      return { reasons, items };
    }
    throw new ProblemError("unavailable", { retryAfterSeconds: 1, cause: error });
  }
}

/**
 * Runs a call, and retries it while it conflicts with another transaction.
 * @throws the error of a false condition or of an invalid request unchanged; `unavailable` when the
 * conflicts persist or the retries of the SDK are exhausted
 */
export async function runCall<R>(call: () => Promise<R>): Promise<R> {
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (isCollision(error) && tries < 8) {
        await new Promise((resume) => setTimeout(resume, 2 ** tries * (3 + Math.random() * 3)));
      } else if (isConditionFailure(error) || isInvalidRequest(error)) {
        throw error;
      } else {
        throw new ProblemError("unavailable", { retryAfterSeconds: 1, cause: error });
      }
    }
  }
}

const readReasons = (error: TransactionCanceledException): string[] =>
  (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");

// By name, because both clients name their errors as DynamoDB does, and the SDK's classes would load the SDK.
const hasName = (error: unknown, ...names: string[]): error is Error =>
  error instanceof Error && names.includes(error.name);

const isConditionalCheckFailed = (error: unknown): error is ConditionalCheckFailedException =>
  hasName(error, "ConditionalCheckFailedException");

const isCancellation = (error: unknown): error is TransactionCanceledException =>
  hasName(error, "TransactionCanceledException");

const isConditionFailure = (error: unknown): boolean =>
  isConditionalCheckFailed(error) || isCancellation(error);

// A retry would not change the result of a condition that is false.
const isCollision = (error: unknown): boolean =>
  hasName(error, "TransactionConflictException") ||
  (isCancellation(error) &&
    readReasons(error).includes("TransactionConflict") &&
    !readReasons(error).includes("ConditionalCheckFailed"));

// A malformed call is a defect in this code. It must be reported as 500, not as an outage.
const isInvalidRequest = (error: unknown): boolean =>
  hasName(error, "ValidationException", "TypeError");
