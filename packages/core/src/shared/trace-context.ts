const form = /^(?!ff)([\da-f]{2})-((?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16})-([\da-f]{2})(-.*)?$/;

/**
 * A `traceparent` of somebody else as we hand it on: of version 00, with the one flag (sampled) that
 * it defines (W3C Trace Context, level 1, section 3.2).
 * @returns undefined for any that is not one: a new trace begins
 */
export function parseTraceparent(text: string | undefined): string | undefined {
  const [, version, ids, flags = "", more] = (text && form.exec(text)) || [];
  // Only versions to come may say more than this one does.
  if (!ids || (version === "00" && more !== undefined)) return undefined;
  return `00-${ids}-0${Number.parseInt(flags, 16) & 1}`;
}

/** The part of a `traceparent` that all of a trace have in common: what log lines are found by. */
export const traceIdFrom = (traceparent: string | undefined): string | undefined =>
  traceparent?.slice(3, 35);
