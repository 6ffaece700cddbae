import { AsyncLocalStorage } from "node:async_hooks";

const present = new AsyncLocalStorage<string | undefined>();

/** Does `work` as a part of a trace, which every line of the log then names that names none itself. */
export const withinTrace = <T>(traceId: string | undefined, work: () => T): T =>
  present.run(traceId, work);

/** The id of the trace that what is being done here belongs to, if there is one. */
export const presentTraceId = (): string | undefined => present.getStore();
