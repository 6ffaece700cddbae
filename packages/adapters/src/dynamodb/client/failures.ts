import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { ProblemError } from "@latch/core";

/**
 * Why a transaction did not happen: for each of its items `None` or the reason, and what stood there
 * (needs ALL_OLD on failure).
 */
export type Cancellation = { reasons: string[]; items: unknown[] };

/** A write whose condition did not hold; `item` is what stood there instead. */
export type FailedCondition<T> = { item: T | undefined };

/**
 * Runs one conditional write.
 * @returns its result, or the item that made the condition fail (needs ALL_OLD on failure)
 * @throws `unavailable` when DynamoDB does not answer or throttles
 */
export async function runConditionalWrite<R, T>(
  write: () => Promise<R>,
): Promise<{ done: R } | { refused: FailedCondition<T> }> {
  try {
    return { done: await runCall(write) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // The item of an error is raw even through the document client.
    return { refused: { item: error.Item && (unmarshall(error.Item) as T) } };
  }
}

/**
 * Runs one transaction.
 * @returns nothing, or why its conditions refused it
 * @throws `unavailable` when it keeps colliding or DynamoDB does not answer
 */
export async function runTransaction(
  write: () => Promise<unknown>,
): Promise<Cancellation | undefined> {
  try {
    await runCall(write);
    return undefined;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = reasonsOf(error);
    if (reasons.includes("ConditionalCheckFailed")) {
      const items = error.CancellationReasons?.map(({ Item }) => Item && unmarshall(Item)) ?? [];
      return { reasons, items };
    }
    throw new ProblemError("unavailable", { retryAfterSeconds: 1, cause: error });
  }
}

/**
 * Runs a call, again while it only collides with a transaction of someone else.
 * @throws the refusal of a condition as it is; else `unavailable`: it keeps colliding, or after the
 * SDK's own retries DynamoDB is not there for us
 */
export async function runCall<R>(call: () => Promise<R>): Promise<R> {
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (isCollision(error) && tries < 8) {
        await new Promise((resume) => setTimeout(resume, 2 ** tries * (3 + Math.random() * 3)));
      } else if (isRefusal(error) || isInvalidRequest(error)) {
        throw error;
      } else {
        throw new ProblemError("unavailable", { retryAfterSeconds: 1, cause: error });
      }
    }
  }
}

const reasonsOf = (error: TransactionCanceledException): string[] =>
  (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");

const isRefusal = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException;

// When a condition has failed too, that is the answer: trying again would not change it.
const isCollision = (error: unknown): boolean =>
  error instanceof TransactionConflictException ||
  (error instanceof TransactionCanceledException &&
    reasonsOf(error).includes("TransactionConflict") &&
    !reasonsOf(error).includes("ConditionalCheckFailed"));

// A malformed call is a defect of ours and has to show as one (500), not as an outage.
const isInvalidRequest = (error: unknown): boolean =>
  error instanceof Error && ["ValidationException", "TypeError"].includes(error.name);
