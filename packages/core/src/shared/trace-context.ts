const traceparentPattern =
  /^(?!ff)([\da-f]{2})-((?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16})-([\da-f]{2})(-.*)?$/;

/**
 * Parses a `traceparent` header and returns it in version 00. It keeps only the flag `sampled`, the only
 * one that this version defines (W3C Trace Context, level 1, section 3.2).
 * @returns undefined if the header is invalid; the API then starts a new trace
 */
export function parseTraceparent(text: string | undefined): string | undefined {
  const [, version, ids, flags = "", suffix] = (text && traceparentPattern.exec(text)) || [];
  // Only later versions may have more fields than version 00.
  if (!ids || (version === "00" && suffix !== undefined)) return undefined;
  return `00-${ids}-0${Number.parseInt(flags, 16) & 1}`;
}

/** Returns the trace id of a `traceparent`. Log lines contain it. */
export const traceIdFrom = (traceparent: string | undefined): string | undefined =>
  traceparent?.slice(3, 35);
