/** Returns the signal that aborts when no time is left; undefined without a limit. */
export type TimeLimit = () => AbortSignal | undefined;

type CallOptions = { abortSignal?: unknown };
type RequestHandler = { handle(request: never, options?: CallOptions): Promise<unknown> };
type Middleware<I, O> = (next: (call: I) => Promise<O>) => (call: I) => Promise<O>;
type InitializeOptions = { step: "initialize"; priority: "high"; name: string };
/** The part of an AWS client that is needed here. */
type LimitedClient<I, O> = {
  config: { requestHandler: RequestHandler };
  middlewareStack: { add(middleware: Middleware<I, O>, options: InitializeOptions): void };
};

/**
 * Ends the calls of an AWS client when no time is left, in every phase: the search for credentials, lookup, connection,
 * request and response. A search that does not end continues, but no call waits for it any longer: the SDK has no signal
 * for it, and no limit. The limits of the client itself apply too, whichever is shorter.
 */
export function limitCalls<I, O>(
  client: LimitedClient<I, O>,
  timeLimit: TimeLimit | undefined,
): void {
  if (!timeLimit) return;
  client.middlewareStack.add((next) => (call) => untilAborted(next(call), timeLimit()), {
    step: "initialize",
    priority: "high",
    name: "limitCalls",
  });
  const { requestHandler } = client.config;
  client.config.requestHandler = Object.assign(Object.create(requestHandler) as RequestHandler, {
    handle(request: never, options: CallOptions = {}) {
      const signals = [timeLimit(), options.abortSignal].filter(
        (signal) => signal instanceof AbortSignal,
      );
      const abortSignal = signals.length > 1 ? AbortSignal.any(signals) : signals[0];
      return requestHandler.handle(request, { ...options, abortSignal });
    },
  });
}

/** Waits for a result until the signal aborts. @throws the reason of the signal, or what `work` throws */
export async function untilAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return work;
  const ended = Promise.withResolvers<never>();
  const abort = () => ended.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([work, ended.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
