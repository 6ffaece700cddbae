import { createPasskeyChallengeTokens, type KeyRing } from "@latch/adapters/crypto";
import { createPasskeyVerifier } from "@latch/adapters/webauthn";
import { type Config, readPasskeySettings } from "@latch/config";
import {
  type Clock,
  createPasskeyChallenges,
  createVerifyPasskey,
  type Log,
  type NewId,
  type UserStore,
} from "@latch/core";

type Parts = {
  config: Config;
  keys: KeyRing;
  users: UserStore;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Constructs what the operations with passkeys share: the verifier, the challenges and the RP id. */
export function composePasskeys({ config, keys, ...parts }: Parts) {
  const settings = readPasskeySettings(config);
  const passkeyVerifier = createPasskeyVerifier(settings);
  const passkeyChallengeTokens = createPasskeyChallengeTokens(keys);
  return {
    rpId: settings.rpId,
    passkeyVerifier,
    passkeyChallenges: createPasskeyChallenges({
      ...parts,
      passkeyVerifier,
      passkeyChallengeTokens,
    }),
    verifyPasskey: createVerifyPasskey({ ...parts, passkeyVerifier }),
  };
}
