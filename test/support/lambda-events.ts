import type {
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  LambdaFunctionURLEvent,
} from "aws-lambda";
import { edgeHeaders } from "../../packages/lambda/src/lib/cdn-headers.ts";

/** What a handler answers: `cookies` in payload 2.0, `multiValueHeaders` in 1.0. */
export type LambdaResult = {
  statusCode: number;
  headers?: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
  cookies?: string[];
  body: string;
  isBase64Encoded: boolean;
};

/** How AWS turns a request into an event. */
export type ToEvent = (request: Request, options?: { base64?: boolean }) => Promise<object>;

/** Where AWS sees the connection come from. */
export const sourceIp = "198.51.100.23";
const accountId = "123456789012";
export const functionUrl = "https://abcdefghijklmnop.lambda-url.eu-central-1.on.aws";

/** A request to a function URL. */
export const functionUrlEvent: ToEvent = async (request, options) =>
  ({
    ...(await payload2(request, new URL(functionUrl).hostname, options)),
  }) satisfies LambdaFunctionURLEvent;

/** What our CloudFront proves itself by. */
export const Edge = { secret: "aVerySecretEdge+/0123456789==" };
/** Where CloudFront sees the connection come from, which the function URL sees come from CloudFront. */
export const viewerIp = "2001:db8:7::23";

/** A request to the function URL that came through our CloudFront; test/infra/edge.test.ts runs the real one. */
export const cloudFrontEvent: ToEvent = async (request, options) => {
  const forwarded = new Request(request);
  forwarded.headers.set(edgeHeaders.proof, Edge.secret);
  forwarded.headers.set(edgeHeaders.address, viewerIp);
  return functionUrlEvent(forwarded, options);
};

/** A request to an HTTP API with payload 2.0. */
export const httpApiEvent: ToEvent = async (request, options) =>
  ({
    ...(await payload2(request, "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com", options)),
    routeKey: "ANY /{proxy+}",
    pathParameters: { proxy: new URL(request.url).pathname.slice(1) },
  }) satisfies APIGatewayProxyEventV2;

async function payload2(request: Request, domainName: string, options?: { base64?: boolean }) {
  const { pathname, search, searchParams } = new URL(request.url);
  const { cookie, ...headers } = arriving(request, domainName);
  const apiId = domainName.split(".")[0] ?? "";
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    ...(cookie && { cookies: cookie.split("; ") }),
    headers,
    ...(search && { queryStringParameters: Object.fromEntries(searchParams) }),
    requestContext: {
      accountId: "anonymous",
      apiId,
      domainName,
      domainPrefix: apiId,
      http: {
        method: request.method,
        path: pathname,
        protocol: "HTTP/1.1",
        sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: crypto.randomUUID(),
      routeKey: "$default",
      stage: "$default",
      time: "21/Nov/2026:10:00:00 +0000",
      timeEpoch: 1_795_255_200_000,
    },
    ...(await bodyOf(request, options)),
  };
}

/** A request to a REST API, payload 1.0. */
export const restApiEvent: ToEvent = async (request, options) => {
  const domainName = "f6g7h8i9j0.execute-api.eu-central-1.amazonaws.com";
  const { pathname, searchParams } = new URL(request.url);
  const headers = Object.fromEntries(
    Object.entries(arriving(request, domainName)).map(([name, value]) => [
      name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
      value,
    ]),
  );
  const query = Object.fromEntries(searchParams);
  const { body = null, isBase64Encoded } = await bodyOf(request, options);
  return {
    resource: "/{proxy+}",
    path: pathname,
    httpMethod: request.method,
    headers,
    multiValueHeaders: mapValues(headers, (value) => [value]),
    queryStringParameters: searchParams.size > 0 ? query : null,
    multiValueQueryStringParameters:
      searchParams.size > 0
        ? Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]))
        : null,
    pathParameters: { proxy: pathname.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId,
      apiId: "f6g7h8i9j0",
      authorizer: null,
      domainName,
      domainPrefix: "f6g7h8i9j0",
      extendedRequestId: "request",
      httpMethod: request.method,
      identity: { ...nobody, sourceIp, userAgent: headers["User-Agent"] ?? null },
      path: `/live${pathname}`,
      protocol: "HTTP/1.1",
      requestId: crypto.randomUUID(),
      requestTime: "21/Nov/2026:10:00:00 +0000",
      requestTimeEpoch: 1_795_255_200_000,
      resourceId: "abc123",
      resourcePath: "/{proxy+}",
      stage: "live",
    },
    body,
    isBase64Encoded,
  } satisfies APIGatewayProxyEvent;
};

const nobody = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/** The headers as they arrive: the edge adds the address it saw to what the client claims. */
function arriving(request: Request, host: string): Record<string, string> {
  const claimed = request.headers.get("x-forwarded-for");
  return {
    host,
    ...Object.fromEntries(request.headers),
    "x-forwarded-for": claimed ? `${claimed}, ${sourceIp}` : sourceIp,
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
  };
}

async function bodyOf(request: Request, { base64 = false } = {}) {
  const bytes = Buffer.from(await request.arrayBuffer());
  if (bytes.length === 0) return { isBase64Encoded: false };
  return { body: bytes.toString(base64 ? "base64" : "utf8"), isBase64Encoded: base64 };
}

/** How AWS turns an answer into a response. */
export function toResponse(result: LambdaResult): Response {
  const headers = new Headers(result.headers);
  for (const [name, values] of Object.entries(result.multiValueHeaders ?? {})) {
    for (const value of values) headers.append(name, value);
  }
  for (const cookie of result.cookies ?? []) headers.append("set-cookie", cookie);
  const body = Buffer.from(result.body, result.isBase64Encoded ? "base64" : "utf8");
  return new Response(body.length > 0 ? body : null, { status: result.statusCode, headers });
}

function mapValues<A, B>(values: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
