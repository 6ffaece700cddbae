import createFetchClient, {
  type ClientOptions,
  type FetchOptions,
  type FetchResponse,
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

/**
 * Creates a client of the API. Each call resolves to `{ data, response }` or, for a problem (RFC 9457),
 * to `{ error, response }`. It rejects only if there is no response.
 *
 * A back end that calls `verifySession` or `refreshSession` with the token of a browser forwards the
 * browser's user agent and address, because the API accepts a token that another request has just rotated
 * only from the same user agent or network:
 *
 * ```ts
 * await latch.verifySession({
 *   body: { session },
 *   headers: { "user-agent": browserUserAgent, "x-forwarded-for": browserAddress },
 * });
 * ```
 *
 * The user agent is sufficient. The API reads `x-forwarded-for` only if TRUSTED_PROXY_HOPS counts the back end
 * as a proxy, which is safe only if clients cannot reach the API directly.
 */
export function createLatchClient(options: ClientOptions): LatchClient {
  const client = createFetchClient<paths>(options);
  const calls = Object.entries(operations).map(([id, { method, path }]) => [
    id,
    (init: object = {}) => client.request(method, path as never, init as never),
  ]);
  return Object.fromEntries(calls) as LatchClient;
}
