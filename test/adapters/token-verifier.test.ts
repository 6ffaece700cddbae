import { createKeyRing } from "@latch/adapters/crypto";
import { createAccessTokens } from "@latch/adapters/jwt";
import type { SessionId, UserId } from "@latch/contract";
import { expect, test } from "vitest";
import {
  createTokenVerifier,
  importPublicKey,
  type PublicKey,
} from "../../packages/adapters/src/jwt/token-verifier.ts";

test("a verification in progress while its key is withdrawn does not outlive the cache", async () => {
  const ring = await createKeyRing();
  const options = { issuer: "https://auth.example", audience: "api", clock: Date.now };
  const { token } = await createAccessTokens(ring, { ...options, lifetimeSeconds: 900 }).issue({
    userId: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" as UserId,
    sessionId: "ses_01jd7p3t1kf4fvz0e8m2q5c9ax" as SessionId,
    role: "user",
    scope: "",
    authTime: 0,
    amr: [],
  });
  const search = Promise.withResolvers<PublicKey | undefined>();
  let found: Promise<PublicKey | undefined> = search.promise;
  const verifier = createTokenVerifier({ ...options, findKey: () => found });
  const inProgress = verifier.verify(token);
  found = Promise.resolve(undefined);
  verifier.clearCache();
  search.resolve(await importPublicKey(ring.signing.current));
  expect(await inProgress).toMatchObject({ userId: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" });
  expect(await verifier.verify(token)).toBeUndefined();
});
