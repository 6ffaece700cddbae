import { type ApiKeyId, VerifiedToken } from "@latch/contract";
import {
  type ApiKeyPrincipal,
  type Awaitable,
  type Clock,
  type Log,
  ProblemError,
  type SessionPrincipal,
} from "@latch/core";
import { createApiKeyCodec } from "../crypto/api-key-codec.ts";
import { createTokenVerifier } from "../jwt/token-verifier.ts";
import { fetchFromIssuer } from "./fetch-from-issuer.ts";
import { createKeySet } from "./key-set.ts";

type Options = { issuer: string; audience: string; clock: Clock; log: Log };

/**
 * Verifies credentials in a process that has neither keys nor accounts: access tokens by the
 * published keys of the issuer, and API keys by a request to the issuer each time, because a
 * revoked key must be rejected at once.
 */
export function createIssuerVerifier({ issuer, audience, clock, log }: Options) {
  const codec = createApiKeyCodec();
  const verifyUrl = new URL("/auth/verify", issuer);
  const keySet = createKeySet({ issuer, clock, log, onChange: () => tokens.clearCache() });
  const tokens = createTokenVerifier({ issuer, audience, clock, findKey: keySet.findKey });

  return {
    /**
     * Verifies an access token.
     * @throws `unavailable` for a token of an unknown key while the issuer does not respond
     */
    accessToken(token: string): Awaitable<SessionPrincipal | undefined> {
      keySet.refreshIfStale();
      return tokens.verify(token);
    },

    /**
     * Verifies an API key.
     * @throws `forbidden` for an API key without the scope `token:verify`; `unavailable` while the
     * issuer does not respond
     */
    async apiKey(text: string): Promise<ApiKeyPrincipal | undefined> {
      const parsedKey = await codec.open(text);
      if (!parsedKey) return undefined;
      return fetchPrincipal(text, parsedKey.keyId);
    },

    /**
     * Checks that tokens can be verified.
     * @throws an error while there are no keys
     */
    ready: keySet.ready,
  };

  async function fetchPrincipal(
    key: string,
    keyId: ApiKeyId,
  ): Promise<ApiKeyPrincipal | undefined> {
    try {
      const response = await fetchFromIssuer(verifyUrl, { "x-api-key": key });
      if (response.status === 401) return undefined;
      if (response.status === 403) {
        throw new ProblemError("forbidden", {
          detail: "The API key also needs the scope token:verify",
        });
      }
      if (!response.ok) throw new Error(`${verifyUrl} returned ${response.status}`);
      const { userId, role, scope, expiresAt } = VerifiedToken.parse(await response.json());
      return {
        kind: "apiKey",
        keyId,
        userId,
        role,
        scope,
        expiresAt: expiresAt === undefined ? undefined : Date.parse(expiresAt) / 1000,
      };
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw new ProblemError("unavailable", { retryAfterSeconds: 1, cause: error });
    }
  }
}
