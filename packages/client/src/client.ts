import createFetchClient, {
  type ClientOptions,
  type FetchOptions,
  type FetchResponse,
  mergeHeaders,
} from "openapi-fetch";
import type { operations as Declared, paths } from "./api.gen.ts";
import { operations } from "./operations.gen.ts";

/** The operations that clients call. The others are webhooks, which Latch calls. */
type Operations = Pick<Declared, keyof typeof operations>;

type Media = `${string}/${string}`;

/** The parameters and the body of an operation. Optional if all of them are optional. */
type Init<Id extends keyof Operations> =
  Record<string, never> extends FetchOptions<Operations[Id]>
    ? [init?: FetchOptions<Operations[Id]>]
    : [init: FetchOptions<Operations[Id]>];

/** One function for each operation, named by its operationId. */
export type LatchClient = {
  [Id in keyof Operations]: (
    ...init: Init<Id>
  ) => Promise<FetchResponse<Operations[Id], FetchOptions<Operations[Id]>, Media>>;
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
  const client = createFetchClient<paths>({
    ...options,
    headers: mergeHeaders(
      {
        ...(apiKey !== undefined && { "x-api-key": apiKey }),
        ...(address !== undefined && { "x-client-address": address }),
        ...(userAgent && { "x-client-user-agent": userAgent }),
      },
      options.headers,
    ),
  });
  const calls = Object.entries(operations).map(([id, { method, path }]) => [
    id,
    (init: object = {}) => client.request(method, path as never, init as never),
  ]);
  return Object.fromEntries(calls) as LatchClient;
}
