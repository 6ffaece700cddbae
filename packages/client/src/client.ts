import type { operations as Declared } from "./api.gen.ts";
import { operations } from "./operations.gen.ts";
import type { Problem } from "./problem.ts";
import { type CallOptions, type ClientOptions, mergeHeaders, type SendInit, send } from "./send.ts";

/** The name of an operation that clients call. The others are webhooks, which Latch calls. */
export type OperationId = keyof typeof operations;

type Optional<T, Key extends string> =
  Record<never, never> extends T ? { [K in Key]?: T } : { [K in Key]: T };
type Content<T> = T extends { content: infer C } ? C[keyof C] : undefined;
type Parameters<Op> = Op extends { parameters: infer P } ? P : never;
type Body<Op> = Op extends { requestBody: object }
  ? { body: Content<Op["requestBody"]> }
  : Op extends { requestBody?: infer B }
    ? { body?: Content<NonNullable<B>> }
    : { body?: undefined };
type Responses<Op> = Op extends { responses: infer R } ? R : never;
type Success = 200 | 201 | 202 | 204 | 304;
type Data<R> = { [Status in keyof R & Success]: Content<R[Status]> }[keyof R & Success];

/** The parameters and the body of an operation. */
type Init<Id extends OperationId> = CallOptions &
  Optional<Parameters<Declared[Id]>, "params"> &
  Body<Declared[Id]>;

/** What an operation resolves to: its data or a problem, and the response. */
export type Result<Id extends OperationId> =
  | { data: Data<Responses<Declared[Id]>>; error?: never; response: Response }
  | { data?: never; error: Problem; response: Response };

type Arguments<Id extends OperationId> =
  Record<never, never> extends Init<Id> ? [init?: Init<Id>] : [init: Init<Id>];

/** One function for each operation, named by its operationId. */
export type LatchClient = {
  [Id in OperationId]: (...init: Arguments<Id>) => Promise<Result<Id>>;
};

/** The client for which a back end calls the API. */
export type ForwardedClient = {
  /** The IP address of the connection, as the back end sees it. */
  address?: string;
  /** The header `User-Agent`. */
  userAgent?: string | null;
};

export type LatchClientOptions = ClientOptions & {
  /** An API key, for `X-API-Key`. Only a back end can keep one secret. */
  apiKey?: string;
  /** The client of a back end. The API ignores it unless the API key has the scope `client:forward`. */
  forwardedClient?: ForwardedClient;
};

/**
 * Creates a client of the API. Each call resolves to `{ data, response }` or, for a problem (RFC 9457),
 * to `{ error, response }`. It rejects only if there is no response.
 *
 * A back end that calls the API for a browser creates a client for each of its requests, which costs no connection,
 * with its API key and the address and user agent of the browser:
 *
 * ```ts
 * const latch = createLatchClient({ baseUrl, apiKey, forwardedClient: { address, userAgent } });
 * ```
 */
export function createLatchClient({
  apiKey,
  forwardedClient,
  ...options
}: LatchClientOptions): LatchClient {
  const { address, userAgent } = forwardedClient ?? {};
  const all = {
    ...options,
    headers: mergeHeaders(
      {
        ...(apiKey !== undefined && { "x-api-key": apiKey }),
        ...(address !== undefined && { "x-client-address": address }),
        ...(userAgent && { "x-client-user-agent": userAgent }),
      },
      options.headers,
    ),
  };
  const calls = Object.entries(operations).map(([id, [path, method]]) => [
    id,
    (init: SendInit = {}) => send(all, method, path, init),
  ]);
  return Object.fromEntries(calls) as LatchClient;
}
