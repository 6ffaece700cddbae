/** The headers of a request: of `Request`, of Node, or of an event of API Gateway. */
export type HeaderSource =
  | { get(name: string): string | null }
  | Record<string, string | string[] | undefined>
  | null
  | undefined;

/** Returns a header by its name in small letters. A header that occurs twice is joined, and then no credential. */
export function readHeader(headers: HeaderSource, name: string): string | undefined {
  if (!headers) return undefined;
  if (isHeaders(headers)) return headers.get(name) ?? undefined;
  const values = Object.entries(headers)
    .filter(([each]) => each.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
  return values.length > 0 ? values.join(", ") : undefined;
}

const isHeaders = (headers: object): headers is { get(name: string): string | null } =>
  "get" in headers && typeof headers.get === "function";
