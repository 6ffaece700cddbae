import type { Context } from "hono";

/** The state of a response that the handler has not created yet. */
export type PendingResponse = {
  /** The headers of every response. */
  headers: Record<string, string>;
  /** Hono's own `c.header`. */
  setHeader: Context["header"];
  /** Whether the handler or a step has set a header. */
  hasOwnHeaders: boolean;
  /** The response, if it was created with all of its headers. */
  response: Response | undefined;
};
