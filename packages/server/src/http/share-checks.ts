type Check = () => Promise<unknown>;

/**
 * Wraps the checks of the readiness operation, so that there is at most one call of each in flight, and all callers get
 * its result. Any client can send probes, and the server refuses none of them. Only the Node server shares the calls: on the
 * edge, a request cannot await what another one has begun.
 */
export const shareChecks = (checks: Record<string, Check>): Record<string, Check> =>
  Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, shareCheck(check)]));

function shareCheck(check: Check): Check {
  let inFlight: Promise<unknown> | undefined;
  return () => {
    inFlight ??= check().finally(() => {
      inFlight = undefined;
    });
    return inFlight;
  };
}
