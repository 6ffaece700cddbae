import type { InvalidPart, Route } from "@latch/contract";
import { ProblemError } from "@latch/core";
import { getCookie } from "hono/cookie";
import type { ZodType } from "zod";
import type { RequestStep } from "./hono-env.ts";
import { toJsonPointer } from "./json-pointer.ts";
import {
  limitBody,
  readBytes,
  readJson,
  requireIdentityCoding,
  requireJson,
} from "./request-body.ts";

/** 64 KiB, more than any operation needs. */
const maxBodyBytes = 64 * 1024;

/** Number of errors in a response, which must not be many times as long as the request. */
const maxErrors = 100;

type Part = { in: InvalidPart["in"]; target: "param" | "query" | "header" | "cookie" | "json" };

/**
 * Creates the step that validates a request by the schemas of its operation and passes the parsed parts to
 * the handler. It checks size and media type of the body first, then all parts, so that one response
 * lists all errors. The first request of the operation constructs its schemas: the start need not wait for those of all
 * operations.
 */
export function validate(route: Pick<Route, "request" | "rawBody">): RequestStep[] {
  if (!("request" in route)) return [];
  let steps: RequestStep[] | undefined;
  return [
    async (c) => {
      steps ??= createSteps(route.request, route.rawBody);
      for (const step of steps) await step(c);
    },
  ];
}

function createSteps(request: Route["request"] = {}, rawBody: Route["rawBody"]): RequestStep[] {
  const { params, query, headers, cookies, body } = request;
  const media = body?.content["application/json"] as { schema?: ZodType } | undefined;
  const bodySchema = rawBody ? undefined : media?.schema;

  const validateRequest: RequestStep = async (c) => {
    const errors: InvalidPart[] = [];
    const validatePart = ({ in: location, target }: Part, schema: unknown, value: unknown) => {
      const result = (schema as ZodType).safeParse(value, { error: describeMissing });
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
    if (rawBody) {
      requireIdentityCoding(c);
      requireJson(c);
      // The handler gets the same bytes from `c.req`.
      await readBytes(c);
    }
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

/** Returns the message about a required field or parameter that is missing. */
const describeMissing = ({ input }: { input?: unknown }): string | undefined =>
  input === undefined ? "Required" : undefined;

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
