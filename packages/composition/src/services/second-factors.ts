import type { KeyRing } from "@latch/adapters/crypto";
import { createSecondFactorGuessStore, type Database } from "@latch/adapters/dynamodb";
import { createRecoveryCodeTexts, createTotpSecrets } from "@latch/adapters/second-factors";
import {
  type AuthenticatorStore,
  type Clock,
  createCountSecondFactorGuess,
  createRecoveryCodeAuthenticator,
  createTotpAuthenticator,
  type Log,
  type NewId,
  type UserStore,
} from "@latch/core";

type Parts = {
  database: Database<"Throttles">;
  keys: KeyRing;
  keyHash: (name: string) => Promise<string>;
  users: UserStore;
  authenticators: AuthenticatorStore;
  /** The name of the service in authenticator apps. */
  issuer: string;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Constructs the codecs of TOTP secrets and recovery codes, and the authenticators that verify them. */
export function composeSecondFactors({ database, keys, keyHash, issuer, ...parts }: Parts) {
  const codecs = {
    totpSecrets: createTotpSecrets(keys, { issuer }),
    recoveryCodeTexts: createRecoveryCodeTexts(),
  };
  const countSecondFactorGuess = createCountSecondFactorGuess({
    ...parts,
    secondFactorGuesses: createSecondFactorGuessStore(database, keyHash),
  });
  const deps = { ...parts, ...codecs, countSecondFactorGuess };
  return {
    ...codecs,
    countSecondFactorGuess,
    verifiers: {
      totp: createTotpAuthenticator(deps),
      recovery_code: createRecoveryCodeAuthenticator(deps),
    },
  };
}
