import type { TotpResealing } from "../auth/authenticators/totp-secrets.ts";
import type { Clock, Log } from "../shared/ports.ts";
import type { StoredTotp } from "../users/authenticator.ts";

/** Reads and writes the sealed secrets of all users, for the maintenance. */
export interface SealedSecretStore {
  /**
   * Claims a pass over all secrets for a key, so that one process makes it.
   * @returns whether no pass for this key began after `since`; both in milliseconds since 1970
   */
  claimPass(keyId: number, now: number, since: number): Promise<boolean>;
  /** Iterates over all TOTP authenticators, in no order. */
  allTotp(): AsyncIterable<StoredTotp>;
  /** Replaces a sealed secret unless it has changed. */
  saveSecret(totp: StoredTotp, sealedSecret: string): Promise<void>;
}

/** The time between two passes. Processes that have not restarted yet seal with the previous key. */
const passEveryMs = 3600_000;

type Deps = {
  secrets: SealedSecretStore;
  resealing: TotpResealing;
  /** The ids of the keys. Without a previous key there is nothing to seal again. */
  keyIds: { current: number; previous?: number };
  clock: Clock;
  log: Log;
};

/** Creates the job that seals the TOTP secrets of all users with the current key after a rotation. */
export const createTotpSecretResealing =
  ({ secrets, resealing, keyIds, clock, log }: Deps) =>
  async (): Promise<void> => {
    const now = clock();
    if (keyIds.previous === undefined) return;
    if (!(await secrets.claimPass(keyIds.current, now, now - passEveryMs))) return;
    let count = 0;
    for await (const totp of secrets.allTotp()) {
      const resealed = await resealing.reseal(totp.sealedSecret);
      if (!resealed) continue;
      await secrets.saveSecret(totp, resealed);
      count++;
    }
    if (count > 0) {
      log.info(
        { event: "totp_secrets.renewed", count },
        "TOTP secrets re-encrypted with the current key",
      );
    }
  };
