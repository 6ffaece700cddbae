import type { Context } from "hono";

/** What is known of an answer before it is there. */
export type Answer = {
  /** Those that every answer has. */
  headers: Record<string, string>;
  /** Hono's own way to set one more. */
  header: Context["header"];
  /** Whether that was asked for. */
  more: boolean;
  /** The answer, if it was made with all of its headers. */
  plain: Response | undefined;
};
