import { limitTime } from "@latch/adapters/time-limit";

/** Milliseconds before the end of an invocation that stay for the response. */
const reserveMs = 1000;

export type LambdaContext = { getRemainingTimeInMillis(): number };

/**
 * Wraps a handler, so that no call to AWS outlives its invocation: a function that Lambda stops reports nothing, and
 * repeats what it has done.
 */
export const withinTimeLeft =
  <Event, Context extends LambdaContext, Result>(
    handler: (event: Event, context: Context) => Promise<Result>,
  ) =>
  (event: Event, context: Context): Promise<Result> =>
    limitTime(context.getRemainingTimeInMillis() - reserveMs, () => handler(event, context));
