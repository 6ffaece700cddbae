import type { InvalidPart } from "@latch/contract";
import { ProblemError } from "@latch/core";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { awaitBody } from "./await-body.ts";
import type { AppEnv, RequestStep } from "./hono-env.ts";
import { toJsonPointer } from "./json-pointer.ts";

/** Levels of nesting in a body. No schema has as many, and thousands would overflow the stack. */
const maxDepth = 32;

/** Creates the step that rejects a body of more than `maxSize` bytes. */
export function limitBody(maxSize: number): RequestStep {
  const rejectBody = (): never => {
    throw new ProblemError("payload_too_large", { detail: `The limit is ${maxSize} bytes` });
  };
  const limitStream = bodyLimit({ maxSize, onError: rejectBody });
  return async (c) => {
    const length = c.req.header("content-length");
    if (length === undefined || c.req.header("transfer-encoding") !== undefined) {
      return readingBody(
        c,
        limitStream(c, async () => {}),
      ).then(() => undefined);
    }
    // Without a look at the stream: a server can still receive and discard a body that no code has begun to read.
    if (Number(length) > maxSize) rejectBody();
  };
}

/**
 * Reads the bytes of a body. Later calls of `c.req` return the same bytes.
 * @throws `invalid_request` when the client goes away before the body is complete
 */
export const readBytes = (c: Context<AppEnv>): Promise<ArrayBuffer> =>
  readingBody(c, c.req.arrayBuffer());

/**
 * Reads a JSON body. An optional body may be absent, or white space, whatever media type and content coding the client sends
 * by default.
 */
export async function readJson(c: Context<AppEnv>, required: boolean): Promise<unknown> {
  if (!required && isBlank(await readBytes(c))) return {};
  requireIdentityCoding(c);
  requireJson(c);
  const bytes = await readBytes(c);
  let value: unknown;
  try {
    // Fatal, so that invalid UTF-8 is rejected and not stored with replacement characters.
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalidBody("The body is not well-formed JSON in UTF-8");
  }
  const fault = findFault(value, []);
  if (fault) throw invalidBody(fault.detail, fault.path);
  return value;
}

/** The white space of JSON (RFC 8259, section 2): space, tab, line feed, carriage return. */
const blanks: ReadonlySet<number> = new Set([32, 9, 10, 13]);

const isBlank = (bytes: ArrayBuffer): boolean =>
  new Uint8Array(bytes).every((byte) => blanks.has(byte));

/**
 * Requires the media type of JSON in UTF-8 (RFC 8259, section 8.1), which is that of all operations. Another type of
 * JSON, such as a JSON Patch, has another meaning. @throws `unsupported_media_type`
 */
export function requireJson(c: Context<AppEnv>): void {
  const type = c.req.header("content-type") ?? "";
  const isJson = /^application\/json[ \t]*(?:;|$)/i.test(type);
  const charsets = [...type.matchAll(/;[ \t]*charset="?([^\s;"]*)/gi)];
  if (isJson && charsets.every(([, name = ""]) => /^(?:utf-?8|us-ascii)$/i.test(name))) return;
  throw new ProblemError("unsupported_media_type", {
    detail: `The Content-Type must be application/json${isJson ? " in UTF-8" : ""}`,
  });
}

/**
 * Rejects a body in a content coding such as gzip, which the API does not decode (RFC 9110, section 8.4).
 * @throws `unsupported_media_type`
 */
export function requireIdentityCoding(c: Context<AppEnv>): void {
  const codings = c.req.header("content-encoding") ?? "";
  if (codings.split(",").every((coding) => /^(?:identity)?$/i.test(coding.trim()))) return;
  // The codings that the API accepts (RFC 9110, section 15.5.16).
  c.header("accept-encoding", "identity");
  throw new ProblemError("unsupported_media_type", {
    detail: "The API does not decode a Content-Encoding",
  });
}

/** Awaits a read of the body. If it fails, the client has gone away: that is no fault of the server. */
const readingBody = <T>(c: Context<AppEnv>, read: Promise<T>): Promise<T> =>
  awaitBody(c, read).catch((error: unknown) => {
    throw error instanceof ProblemError ? error : invalidBody("The body is incomplete");
  });

const invalidBody = (detail: string, path: PropertyKey[] = []): ProblemError =>
  new ProblemError("invalid_request", {
    errors: [{ in: "body", pointer: toJsonPointer(path), detail } satisfies InvalidPart],
  });

/** Returns what a text contains that databases and hashes do not preserve. */
function unpreservedIn(text: string): string | undefined {
  if (text.includes("\0")) return "NUL";
  return text.isWellFormed() ? undefined : "half of a surrogate pair";
}

/** Returns the first text that cannot be stored, or the first value that is nested too deeply, by its path. */
function findFault(
  value: unknown,
  path: PropertyKey[],
): { path: PropertyKey[]; detail: string } | undefined {
  if (typeof value === "string") {
    const found = unpreservedIn(value);
    return found === undefined ? undefined : { path, detail: `Must not contain ${found}` };
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length === maxDepth)
    return { path, detail: `Must not have more than ${maxDepth} levels` };
  for (const [key, inner] of Object.entries(value)) {
    const found = unpreservedIn(key);
    // A pointer cannot contain the name itself.
    if (found) return { path, detail: `Must not have a field whose name contains ${found}` };
    const fault = findFault(inner, [...path, key]);
    if (fault) return fault;
  }
  return undefined;
}
