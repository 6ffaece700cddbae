import type { TotpResealing } from "../auth/authenticators/totp-secrets.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { runSteps, startWork, type WorkLimit } from "../shared/work-limit.ts";
import type { StoredTotp } from "../users/authenticator.ts";

/** The position in a table of secrets. */
type Position = { userId: string; authenticatorId: string };

/** A pass over all secrets, after a rotation of the keys. */
export type ResealingPass = {
  /** Milliseconds since 1970. */
  startedMs: number;
  /** The last item that the pass has read. Absent at its start and at its end. */
  position?: Position;
  /** When the pass ended. Absent before, and if release 0.2 or earlier made the pass. */
  finishedMs?: number;
};

/** Reads and writes the sealed secrets of all users, for the maintenance. */
export interface SealedSecretStore {
  /** Returns the last pass for a key. */
  getPass(keyId: number): Promise<ResealingPass | undefined>;
  /**
   * Replaces the state of a pass unless another process has changed it.
   * @returns whether it was replaced
   */
  savePass(
    keyId: number,
    before: ResealingPass | undefined,
    after: ResealingPass,
  ): Promise<boolean>;
  /**
   * Reads the TOTP authenticators among the next items of the table, in no order. `read` is the number of all
   * items; `next` is absent at the end.
   */
  readTotp(
    after: Position | undefined,
  ): Promise<{ totp: StoredTotp[]; read: number; next?: Position }>;
  /** Replaces a sealed secret unless it has changed. */
  saveSecret(totp: StoredTotp, sealedSecret: string): Promise<void>;
}

/** The time between the starts of two passes. Processes that have not restarted yet seal with the previous key. */
const passEveryMs = 3600_000;

type Deps = {
  secrets: SealedSecretStore;
  resealing: TotpResealing;
  /** The ids of the keys. Without a previous key there is nothing to seal again. */
  keyIds: { current: number; previous?: number };
  clock: Clock;
  log: Log;
};

/**
 * Creates the job that seals the TOTP secrets of all users with the current key after a rotation. A run continues
 * the pass where the last one ended, also if that was killed. Of two processes, one continues.
 */
export const createTotpSecretResealing =
  ({ secrets, resealing, keyIds, clock, log }: Deps) =>
  async (limit: WorkLimit): Promise<void> => {
    const { current, previous } = keyIds;
    if (previous === undefined) return;
    const found = await secrets.getPass(current);
    const now = clock();
    const isFinished = found?.finishedMs !== undefined;
    if (isFinished && now - found.startedMs < passEveryMs) return;
    let pass: ResealingPass = found && !isFinished ? found : { startedMs: now };
    if (pass !== found && !(await secrets.savePass(current, found, pass))) return;
    let count = 0;

    async function resealSome() {
      const { totp, read, next } = await secrets.readTotp(pass.position);
      for (const each of totp) {
        const resealed = await resealing.reseal(each.sealedSecret);
        if (!resealed) continue;
        await secrets.saveSecret(each, resealed);
        count++;
      }
      const { startedMs } = pass;
      const after = next ? { startedMs, position: next } : { startedMs, finishedMs: clock() };
      const isSaved = await secrets.savePass(current, pass, after);
      pass = after;
      if (isSaved && !next) {
        log.info(
          { event: "totp_secrets.checked", startedAt: new Date(startedMs).toISOString() },
          "A pass over all TOTP secrets has ended: those stored before it began have the current key",
        );
      }
      return { items: read, isDone: !isSaved || !next };
    }

    try {
      await runSteps(resealSome, startWork(limit, clock));
    } finally {
      if (count > 0) {
        log.info(
          { event: "totp_secrets.renewed", count },
          "TOTP secrets re-encrypted with the current key",
        );
      }
    }
  };
