import type { InvalidPart, Route } from "@latch/contract";
import { ProblemError } from "@latch/core";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie } from "hono/cookie";
import type { ZodType } from "zod";
import type { AppEnv, RequestStep } from "./hono-env.ts";

/** 64 KiB, more than any operation needs. */
const maxBodyBytes = 64 * 1024;

/** Levels of nesting in a body. No schema has as many, and thousands would overflow the stack. */
const maxDepth = 32;

/** Number of errors in a response, which must not be many times as long as the request. */
const maxErrors = 100;

type Part = { in: InvalidPart["in"]; target: "param" | "query" | "header" | "cookie" | "json" };

/**
 * Creates the steps that validate a request by the schemas of its operation and pass the parsed parts to
 * the handler. They check size and media type of the body first, then all parts, so that one response
 * lists all errors.
 */
export function validate({ request, rawBody }: Pick<Route, "request" | "rawBody">): RequestStep[] {
  if (!request) return [];
  const { params, query, headers, cookies, body } = request;
  const media = body?.content["application/json"] as { schema?: ZodType } | undefined;
  const bodySchema = rawBody ? undefined : media?.schema;

  const validateRequest: RequestStep = async (c) => {
    const errors: InvalidPart[] = [];
    const validatePart = ({ in: location, target }: Part, schema: unknown, value: unknown) => {
      const result = (schema as ZodType).safeParse(value);
      if (result.success) return c.req.addValidatedData(target, result.data as object);
      for (const { path, message, code, ...issue } of result.error.issues) {
        const names = code === "unrecognized_keys" ? (issue as { keys: string[] }).keys : [];
        const detail = names.length > 0 ? "Unknown field or parameter" : message;
        for (const errorPath of names.length > 0 ? names.map((name) => [...path, name]) : [path]) {
          errors.push({ in: location, pointer: toJsonPointer(errorPath), detail });
        }
      }
    };
    if (params) validatePart({ in: "path", target: "param" }, params, c.req.param());
    if (query)
      validatePart({ in: "query", target: "query" }, query, unwrapSingleValues(c.req.queries()));
    if (headers) validatePart({ in: "header", target: "header" }, headers, c.req.header());
    if (cookies) validatePart({ in: "cookie", target: "cookie" }, cookies, getCookie(c));
    if (rawBody) requireJson(c);
    if (bodySchema) {
      validatePart(
        { in: "body", target: "json" },
        bodySchema,
        await readJson(c, body?.required !== false),
      );
    }
    if (errors.length > 0) {
      throw new ProblemError("invalid_request", { errors: errors.slice(0, maxErrors) });
    }
  };
  return body ? [limitBody(rawBody?.maxBytes ?? maxBodyBytes), validateRequest] : [validateRequest];
}

function limitBody(maxSize: number): RequestStep {
  const limit = bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError("payload_too_large", { detail: `The limit is ${maxSize} bytes` });
    },
  });
  return async (c) => {
    await limit(c, async () => {});
  };
}

/**
 * Returns each parameter as a string, and a repeated one as an array, which schemas of strings reject.
 */
const unwrapSingleValues = (queries: Record<string, string[]>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(queries).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]),
  );

async function readJson(c: Context<AppEnv>, required: boolean): Promise<unknown> {
  const type = c.req.header("content-type");
  if (type === undefined && !required && (await c.req.text()) === "") return {};
  requireJson(c);
  // Fatal, so that invalid UTF-8 is rejected and not stored with replacement characters.
  const bytes = await c.req.arrayBuffer();
  let value: unknown;
  try {
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

function requireJson(c: Context<AppEnv>): void {
  const type = c.req.header("content-type") ?? "";
  if (/^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(type)) return;
  throw new ProblemError("unsupported_media_type", {
    detail: "The Content-Type must be application/json",
  });
}

const invalidBody = (detail: string, path: PropertyKey[] = []): ProblemError =>
  new ProblemError("invalid_request", {
    errors: [{ in: "body", pointer: toJsonPointer(path), detail }],
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

/** Returns a path as a JSON Pointer (RFC 6901) in its URI fragment form. */
const toJsonPointer = (path: readonly PropertyKey[]): string =>
  `#${path
    .map((key) => `/${encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`)
    .join("")}`;
