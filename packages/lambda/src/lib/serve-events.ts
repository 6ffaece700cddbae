import type { AppEnv } from "@latch/api";
import type { Hono } from "hono";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";

type Method = { method: string };

/** The fields of an event in payload 1.0 and 2.0 that can make its request impossible. */
type EventFields = {
  httpMethod?: string;
  headers?: Record<string, string | undefined> | null;
  multiValueHeaders?: Record<string, string[] | undefined> | null;
  cookies?: string[];
  body?: string | null;
  isBase64Encoded?: boolean;
  requestContext?: { http?: Method };
};

/** Methods that the class Request rejects. No operation has them. */
const impossibleMethods = /^(?:connect|trace|track)$/i;

/**
 * Creates the handler of an app behind a function URL, an HTTP API or a REST API. The app also answers what
 * AWS passes on although it is no valid request, so that each error is a problem.
 */
export function serveEvents(app: Hono<AppEnv>) {
  const serve = handle(app);
  return async (event: LambdaEvent, context: LambdaContext) => {
    const possible = withPossibleMethod(withoutStrayBody(withAsciiCookies(event)));
    if (isRequest(possible)) return serve(possible, context);
    const response = await app.fetch(new Request("https://localhost/"), {
      requestContext: event.requestContext,
      httpProblem: "invalid_request",
    });
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
      isBase64Encoded: false,
    };
  };
}

const methodOf = ({ requestContext, httpMethod }: EventFields): string =>
  requestContext?.http?.method ?? httpMethod ?? "";

/**
 * Removes the body of a GET or HEAD request, which has no meaning (RFC 9110, section 9.3.1). AWS passes it
 * on, and the constructor of Request would throw.
 */
const withoutStrayBody = (event: LambdaEvent): LambdaEvent =>
  /^(?:GET|HEAD)$/.test(methodOf(event as EventFields)) ? { ...event, body: null } : event;

/** Renames a method that Request rejects, so that the app responds with 405 or 404, as to any unknown method. */
function withPossibleMethod(event: LambdaEvent): LambdaEvent {
  const fields = event as EventFields;
  const method = methodOf(fields);
  if (!impossibleMethods.test(method)) return event;
  const renamed = `X-${method}`;
  const { http } = fields.requestContext ?? {};
  return {
    ...event,
    ...(fields.httpMethod !== undefined && { httpMethod: renamed }),
    ...(http && {
      requestContext: { ...event.requestContext, http: { ...http, method: renamed } },
    }),
  } as LambdaEvent;
}

/** Encodes the characters of cookies that a header cannot contain. Other services of a domain may set such cookies. */
const withAsciiCookies = (event: LambdaEvent): LambdaEvent => {
  const { cookies } = event as EventFields;
  const toAscii = (cookie: string) =>
    cookie.toWellFormed().replace(/[^ -~]+/gu, encodeURIComponent);
  return cookies ? ({ ...event, cookies: cookies.map(toAscii) } as LambdaEvent) : event;
};

/** Returns whether the headers and the body of an event can be those of a request. */
function isRequest(event: LambdaEvent): boolean {
  const { headers, multiValueHeaders, body, isBase64Encoded } = event as EventFields;
  const given = [
    ...Object.entries(headers ?? {}),
    ...Object.entries(multiValueHeaders ?? {}).map(([name, values]) => [name, values?.join()]),
  ];
  try {
    const accepted = new Headers();
    for (const [name = "", value = ""] of given) {
      // Hono encodes a value that is not ASCII, which fails for half a surrogate pair.
      accepted.set(name, /[^\0-\x7f]/.test(value) ? encodeURIComponent(value) : value);
    }
    if (isBase64Encoded && body) atob(body);
    return true;
  } catch {
    return false;
  }
}
