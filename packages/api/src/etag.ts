import type { Precondition } from "@latch/core";
import { meetsPrecondition, ProblemError } from "@latch/core";
import type { Context } from "hono";

/**
 * Returns the ETag header of a resource: its version as a strong entity tag (RFC 9110, section 8.8.3).
 */
export const etagHeader = ({ version }: { version: number }) => ({ etag: `"${version}"` });

type Headers = { "if-match"?: string; "if-none-match"?: string };

/**
 * Returns the precondition that the headers of a write require (RFC 9110, section 13.1). `If-Match` compares
 * strongly: a weak tag matches no version. `If-None-Match` compares weakly. None of the tags in an empty list is that of
 * the resource: such an `If-Match` is false, and such an `If-None-Match` is true.
 */
export function readPrecondition({
  "if-match": ifMatch = "*",
  "if-none-match": ifNoneMatch = "",
}: Headers): Precondition {
  const noneMatch = ifNoneMatch.trim() === "*" ? "any" : versionsOf(ifNoneMatch, { weak: true });
  return {
    ...(ifMatch.trim() !== "*" && { match: versionsOf(ifMatch, { weak: false }) }),
    ...(noneMatch.length > 0 && { noneMatch }),
  };
}

/**
 * Responds with a resource, or with 304 when the client has its current version (RFC 9110, section 13.2.2).
 * @throws `precondition_failed` when the resource does not meet `If-Match`
 */
export function respondWithVersion<Resource extends { version: number }>(
  c: Context,
  resource: Resource,
  headers: Headers,
) {
  const { match, noneMatch } = readPrecondition(headers);
  const { version } = resource;
  if (!meetsPrecondition(version, { match })) throw new ProblemError("precondition_failed");
  if (!meetsPrecondition(version, { noneMatch })) return c.body(null, 304, etagHeader(resource));
  return c.json(resource, 200, etagHeader(resource));
}

/**
 * Returns the versions in a list of entity tags. A tag that no resource has, such as `"007"` or `"abc"`,
 * contributes none.
 */
function versionsOf(list: string, { weak }: { weak: boolean }): number[] {
  const tags = [...list.matchAll(/(W\/)?("[^"]*")/g)];
  return tags.flatMap(([, weakness, tag = ""]) => {
    const version = Number(tag.slice(1, -1));
    const isOurs = etagHeader({ version }).etag === tag && (weak || weakness === undefined);
    return isOurs ? [version] : [];
  });
}
