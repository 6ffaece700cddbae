import { AsyncLocalStorage } from "node:async_hooks";

const present = new AsyncLocalStorage<string | undefined>();

/** Does `work` as a part of a trace, which every line of the log then names that names none itself. */
export const runInTrace = <T>(traceId: string | undefined, work: () => T): T =>
  present.run(traceId, work);

/** The id of the trace that what is being done here belongs to, if there is one. */
export const currentTraceId = (): string | undefined => present.getStore();
