/** Returns the signal that aborts when no time is left; undefined without a limit. */
export type TimeLimit = () => AbortSignal | undefined;

type CallOptions = { abortSignal?: unknown };
type RequestHandler = { handle(request: never, options?: CallOptions): Promise<unknown> };

/**
 * Aborts the calls of an AWS client when no time is left, in every phase: lookup, connection, request and response. The
 * limits of the client itself apply too, whichever is shorter.
 */
export function limitCalls(
  client: { config: { requestHandler: RequestHandler } },
  timeLimit: TimeLimit | undefined,
): void {
  if (!timeLimit) return;
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
