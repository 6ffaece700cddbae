import { createAccessTokenVerifier } from "./access-token.ts";
import { createApiKeyVerifier } from "./api-key.ts";
import { type HeaderSource, readHeader } from "./header.ts";
import { createKeySet } from "./key-set.ts";
import type { Principal } from "./principal.ts";
import { createRefusal } from "./refusal.ts";
import { enforce, type Requirement } from "./requirement.ts";

export type VerifierOptions = {
  /** The value of `LATCH_ISSUER`, exactly. */
  issuer: string;
  /** The value of `LATCH_AUDIENCE`. Default: `latch`. */
  audience?: string;
  /** The URL at which the service reaches the API, for API keys and public keys. Default: the issuer. */
  baseUrl?: string;
  /** Where the public keys are. Default: `/.well-known/jwks.json` of `baseUrl`. */
  jwksUrl?: string;
  /** Seconds for which fetched keys are used without another request. Default: 300, as the API allows. */
  jwksFreshSeconds?: number;
  /** Seconds for which fetched keys are used while the issuer cannot be reached. Default: 3600. */
  jwksStaleSeconds?: number;
  /** Seconds between two requests for the keys, also for an unknown key and after a failure. Default: 30. */
  jwksCooldownSeconds?: number;
  /** Seconds for which a valid API key is accepted without another request, so also after a revocation. Default: 30. */
  apiKeyCacheSeconds?: number;
  /** The tolerated difference between the clocks of the API and of the service, in seconds. Default: 5. */
  clockTolerance?: number;
  /** The time limit of a request to the API in milliseconds. Default: 5,000. */
  timeout?: number;
  /** Sends a request. Default: the `fetch` of the platform. */
  fetch?: (request: Request) => Promise<Response>;
  /** Returns the time in milliseconds since 1970. Default: `Date.now`. */
  clock?: () => number;
};

/** Verifies the requests of a resource server. */
export type Verifier = {
  /**
   * Verifies the credentials of a request and enforces a requirement. An access token in `Authorization` comes first. The
   * header `X-API-Key` counts only if the requirement has a `scope`.
   * @throws {Refusal} with the problem and the headers of the response
   */
  verify(request: { headers: HeaderSource }, requirement?: Requirement): Promise<Principal>;
};

/**
 * Creates a verifier of access tokens and API keys. Create one for the whole service: it keeps the public keys.
 * @throws when the issuer is no URL
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const {
    issuer,
    audience = "latch",
    baseUrl = issuer,
    jwksUrl = new URL("/.well-known/jwks.json", baseUrl).href,
    jwksFreshSeconds = 300,
    jwksStaleSeconds = 3600,
    jwksCooldownSeconds = 30,
    apiKeyCacheSeconds = 30,
    clockTolerance = 5,
    timeout = 5000,
    clock = Date.now,
  } = options;
  const ask = { fetch: options.fetch ?? ((request: Request) => fetch(request)), timeout };
  const keys = createKeySet({
    ...ask,
    url: jwksUrl,
    clock,
    freshSeconds: jwksFreshSeconds,
    staleSeconds: jwksStaleSeconds,
    cooldownSeconds: jwksCooldownSeconds,
  });
  const verifyToken = createAccessTokenVerifier({ issuer, audience, keys, clock, clockTolerance });
  const verifyKey = createApiKeyVerifier({
    ...ask,
    baseUrl,
    clock,
    cacheSeconds: apiKeyCacheSeconds,
  });

  function authenticate(headers: HeaderSource, acceptsKey: boolean): Promise<Principal> {
    const authorization = readHeader(headers, "authorization");
    const key = acceptsKey ? readHeader(headers, "x-api-key") : undefined;
    // Another scheme beside an API key is for a proxy, such as Basic.
    const isForeign = key !== undefined && !/^bearer(?: |$)/i.test(authorization ?? "");
    if (authorization !== undefined && !isForeign) {
      const token = /^bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
      return verifyToken(token ?? "");
    }
    if (key !== undefined) return verifyKey(key);
    throw createRefusal("unauthenticated");
  }

  return {
    async verify({ headers }, requirement = {}) {
      const principal = await authenticate(headers, requirement.scope !== undefined);
      enforce(principal, requirement, clock());
      return principal;
    },
  };
}
