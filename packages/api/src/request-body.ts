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
  const illFormedPath = findIllFormed(value, []);
  if (illFormedPath) {
    throw invalidBody(
      `Must not contain NUL, lone surrogates or more than ${maxDepth} levels`,
      illFormedPath,
    );
  }
  return value;
}

/** The white space of JSON (RFC 8259, section 2): space, tab, line feed, carriage return. */
const blanks: ReadonlySet<number> = new Set([32, 9, 10, 13]);

const isBlank = (bytes: ArrayBuffer): boolean =>
  new Uint8Array(bytes).every((byte) => blanks.has(byte));

/** Requires the media type of JSON, which is in UTF-8 (RFC 8259, section 8.1). @throws `unsupported_media_type` */
export function requireJson(c: Context<AppEnv>): void {
  const type = c.req.header("content-type") ?? "";
  const isJson = /^application\/(?:[\w.-]+\+)?json[ \t]*(?:;|$)/i.test(type);
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

const isIllFormed = (text: string): boolean => text.includes("\0") || !text.isWellFormed();

/**
 * Returns the path of a string that databases and hashes do not preserve (NUL, half a surrogate pair) or
 * of a value that is nested too deeply.
 */
function findIllFormed(value: unknown, path: PropertyKey[]): PropertyKey[] | undefined {
  if (typeof value === "string") return isIllFormed(value) ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length === maxDepth) return path;
  for (const [key, inner] of Object.entries(value)) {
    const illFormedPath = isIllFormed(key) ? path : findIllFormed(inner, [...path, key]);
    if (illFormedPath) return illFormedPath;
  }
  return undefined;
}
