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
 * Credentials where neither keys nor accounts are: access tokens by the issuer's published keys, API
 * keys by asking the issuer each time, since a revoked one counts at once.
 */
export function createIssuerVerifier({ issuer, audience, clock, log }: Options) {
  const texts = createApiKeyCodec();
  const verifyUrl = new URL("/auth/verify", issuer);
  const keySet = createKeySet({ issuer, clock, log, onChange: () => tokens.forget() });
  const tokens = createTokenVerifier({ issuer, audience, clock, keyOf: keySet.keyOf });

  return {
    /** @throws `unavailable` for a token of an unknown key, while the issuer does not answer */
    accessToken(token: string): Awaitable<SessionPrincipal | undefined> {
      keySet.freshen();
      return tokens.verify(token);
    },

    /**
     * @throws `forbidden` for a key that may not be verified (it needs the scope `token:verify`),
     * `unavailable` while the issuer does not answer
     */
    async apiKey(text: string): Promise<ApiKeyPrincipal | undefined> {
      const named = await texts.open(text);
      if (!named) return undefined;
      return principalOf(text, named.keyId);
    },

    /** @throws while no token could be verified */
    ready: keySet.ready,
  };

  async function principalOf(key: string, keyId: ApiKeyId): Promise<ApiKeyPrincipal | undefined> {
    try {
      const response = await fetchFromIssuer(verifyUrl, { "x-api-key": key });
      if (response.status === 401) return undefined;
      if (response.status === 403) {
        throw new ProblemError("forbidden", {
          detail: "The API key also needs the scope token:verify",
        });
      }
      if (!response.ok) throw new Error(`${verifyUrl} answered ${response.status}`);
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
