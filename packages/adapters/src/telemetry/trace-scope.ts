import { AsyncLocalStorage } from "node:async_hooks";

const traceIds = new AsyncLocalStorage<string | undefined>();

/** Runs `work` as a part of a trace. Log lines without a trace id of their own get this one. */
export const runInTrace = <T>(traceId: string | undefined, work: () => T): T =>
  traceIds.run(traceId, work);

/** Returns the id of the current trace, if there is one. */
export const currentTraceId = (): string | undefined => traceIds.getStore();
