import type { InvalidPart, Route } from "@latch/contract";
import { ProblemError } from "@latch/core";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie } from "hono/cookie";
import type { ZodType } from "zod";
import type { AppEnv, RequestStep } from "./hono-env.ts";

/** 64 KiB: no operation needs more. */
const maxBody = 64 * 1024;

/** Levels of a body: no schema has as many, and thousands would exhaust the stack. */
const maxDepth = 32;

/** How much of what is wrong an answer names: it must not be many times as long as the question. */
const maxErrors = 100;

type Part = { in: InvalidPart["in"]; target: "param" | "query" | "header" | "cookie" | "json" };

/**
 * The steps that check what an operation's `request` describes and hand over what they parsed: first
 * size and media type of the body, then all parts at once, so that one answer names everything that
 * is wrong.
 */
export function validate({ request, rawBody }: Pick<Route, "request" | "rawBody">): RequestStep[] {
  if (!request) return [];
  const { params, query, headers, cookies, body } = request;
  const media = body?.content["application/json"] as { schema?: ZodType } | undefined;
  const bodySchema = rawBody ? undefined : media?.schema;

  const check: RequestStep = async (c) => {
    const errors: InvalidPart[] = [];
    const take = ({ in: place, target }: Part, schema: unknown, value: unknown) => {
      const result = (schema as ZodType).safeParse(value);
      if (result.success) return c.req.addValidatedData(target, result.data as object);
      for (const { path, message, code, ...issue } of result.error.issues) {
        const names = code === "unrecognized_keys" ? (issue as { keys: string[] }).keys : [];
        const detail = names.length > 0 ? "Unknown field or parameter" : message;
        for (const at of names.length > 0 ? names.map((name) => [...path, name]) : [path]) {
          errors.push({ in: place, pointer: pointerTo(at), detail });
        }
      }
    };
    if (params) take({ in: "path", target: "param" }, params, c.req.param());
    if (query) take({ in: "query", target: "query" }, query, singles(c.req.queries()));
    if (headers) take({ in: "header", target: "header" }, headers, c.req.header());
    if (cookies) take({ in: "cookie", target: "cookie" }, cookies, getCookie(c));
    if (rawBody) requireJson(c);
    if (bodySchema) {
      take({ in: "body", target: "json" }, bodySchema, await readJson(c, body?.required !== false));
    }
    if (errors.length > 0) {
      throw new ProblemError("invalid_request", { errors: errors.slice(0, maxErrors) });
    }
  };
  return body ? [limitBody(rawBody?.maxBytes ?? maxBody), check] : [check];
}

function limitBody(maxSize: number): RequestStep {
  const limited = bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError("payload_too_large", { detail: `The limit is ${maxSize} bytes` });
    },
  });
  return async (c) => {
    await limited(c, async () => {});
  };
}

/** A parameter given twice is an array, which no schema takes by accident. */
const singles = (queries: Record<string, string[]>): Record<string, unknown> =>
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
  // Strict, so that a broken encoding is refused rather than stored as something else.
  const bytes = await c.req.arrayBuffer();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw whole("The body is not well-formed JSON in UTF-8");
  }
  const wrong = findIllFormed(value, []);
  if (wrong) {
    throw whole(`Must not contain NUL, lone surrogates or more than ${maxDepth} levels`, wrong);
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

const whole = (detail: string, path: PropertyKey[] = []): ProblemError =>
  new ProblemError("invalid_request", {
    errors: [{ in: "body", pointer: pointerTo(path), detail }],
  });

const isIllFormed = (text: string): boolean => text.includes("\0") || !text.isWellFormed();

/** Where a text stands that no database or hash would keep as it is, or a level too many. */
function findIllFormed(value: unknown, path: PropertyKey[]): PropertyKey[] | undefined {
  if (typeof value === "string") return isIllFormed(value) ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length === maxDepth) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = isIllFormed(key) ? path : findIllFormed(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** A JSON Pointer (RFC 6901) as a URI fragment. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  `#${path
    .map((key) => `/${encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`)
    .join("")}`;
