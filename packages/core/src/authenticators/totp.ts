import type { TotpEnrolment } from "@latch/contract";
import { type ConfirmOperation, requireSettledFactor } from "../accounts/confirm-operation.ts";
import type { Context } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore, StoredTotp } from "../users/authenticator.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { withFactors, withoutLoneRecoveryCodes } from "../users/factors.ts";
import { showEmail } from "../users/show-email.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { ChangeFactors } from "./change-factors.ts";
import type { TotpSecrets } from "./totp-secrets.ts";

type Deps = {
  confirmOperation: ConfirmOperation;
  changeFactors: ChangeFactors;
  users: UserStore;
  authenticators: AuthenticatorStore;
  totpSecrets: TotpSecrets;
  changeUser: ChangeUser;
  newId: NewId;
  clock: Clock;
};

/** Returns the name of an account in an authenticator app. */
const labelOf = ({ userId, email, username }: StoredUser): string =>
  email === undefined ? (username ?? userId) : showEmail(email);

/** How long a new secret waits for its first code. */
const pendingSeconds = 15 * 60;

const sessionOf = ({ principal }: Context): string | undefined =>
  principal.kind === "session" ? principal.sessionId : undefined;

/** Returns the functions that add and remove the TOTP authenticator of the caller (RFC 6238). */
export function createTotp(deps: Deps) {
  const { confirmOperation, changeFactors, users, authenticators, totpSecrets } = deps;
  const { changeUser, newId, clock } = deps;

  /**
   * Creates a secret, which replaces an earlier one that is not confirmed. It proves nothing until
   * `confirm` gets a code of it in the same session.
   * @throws `reauthentication_required`, `invalid_credentials`, `conflict`
   */
  async function start(ctx: Context): Promise<TotpEnrolment> {
    const confirmed = await confirmOperation(ctx);
    const { user, proofWrites } = confirmed;
    // The new authenticator will replace this one.
    if (user.factors?.totp) requireSettledFactor(confirmed);
    const { userId } = user;
    const { sealed, ...shown } = await totpSecrets.create(userId, labelOf(user));
    const now = clock();
    const expiresAt = Math.floor(now / 1000) + pendingSeconds;
    const pending: StoredTotp = {
      userId,
      authenticatorId: newId("aut"),
      kind: "totp",
      sealedSecret: sealed,
      sessionId: sessionOf(ctx),
      createdAt: new Date(now).toISOString(),
      expiresAt,
    };
    await changeUser(
      userId,
      (before) => withFactors(before, { pendingTotp: { id: pending.authenticatorId } }),
      ctx.caller,
      {
        atomicWrites: ({ factors }) => ({
          proofWrites,
          authenticators: {
            put: [pending],
            remove: factors?.pendingTotp ? [factors.pendingTotp.id] : [],
          },
        }),
        notFoundCode: "unauthenticated",
      },
    );
    return { ...shown, expiresAt: new Date(expiresAt * 1000).toISOString() };
  }

  /** Reads the caller's account and the secret that waits for its first code. */
  async function readPending(ctx: Context) {
    const { userId } = ctx.principal;
    const [user, all] = await Promise.all([users.get(userId), authenticators.list(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    const id = user.factors?.pendingTotp?.id;
    const found = all.find(({ authenticatorId }) => authenticatorId === id);
    const isUsable =
      found?.kind === "totp" &&
      found.sessionId === sessionOf(ctx) &&
      (found.expiresAt ?? 0) * 1000 > clock();
    if (!isUsable) {
      throw new ProblemError("not_found", { detail: "No secret waits for its first code" });
    }
    return { user, pending: found };
  }

  /**
   * Confirms the new secret by its first code. The authenticator replaces an earlier one, and all other
   * sessions end.
   * @throws `not_found` if no secret of this session waits for a code, `invalid_credentials`, `conflict`
   */
  async function confirm(ctx: Context, { code }: { code: string }): Promise<void> {
    const { user, pending } = await readPending(ctx);
    const { userId, authenticatorId: id, sealedSecret, createdAt } = pending;
    const now = clock();
    const step = await totpSecrets.findStep(userId, sealedSecret, code, now);
    if (step === undefined) {
      throw new ProblemError("invalid_credentials", { detail: "The code is incorrect" });
    }
    const addedAt = new Date(now).toISOString();
    const confirmed: StoredTotp = {
      userId,
      authenticatorId: id,
      kind: "totp",
      sealedSecret,
      createdAt,
      confirmedAt: addedAt,
      // The code is good once: it proves nothing at the next login.
      lastStep: step,
      lastUsedAt: addedAt,
    };
    await changeFactors(ctx, {
      confirmed: { user, proofWrites: [] },
      event: "totp.added",
      change(before) {
        if (before.factors?.pendingTotp?.id !== id) throw new ProblemError("conflict");
        const { totp } = before.factors;
        return {
          user: withFactors(before, { totp: { id, addedAt }, pendingTotp: undefined }),
          authenticators: { put: [confirmed], remove: totp ? [totp.id] : [] },
        };
      },
      addedMethods: ["otp"],
    });
  }

  /** Removes the TOTP authenticator. @throws `reauthentication_required`, `not_found`, `conflict` */
  async function remove(ctx: Context): Promise<void> {
    const confirmed = await confirmOperation(ctx);
    requireSettledFactor(confirmed);
    await changeFactors(ctx, { confirmed, event: "totp.removed", change: withoutTotp });
  }

  return { start, confirm, remove };
}

function withoutTotp(before: StoredUser) {
  const { totp, pendingTotp } = before.factors ?? {};
  if (!totp) throw new ProblemError("not_found");
  const { user, remove } = withoutLoneRecoveryCodes(
    withFactors(before, { totp: undefined, pendingTotp: undefined }),
  );
  return {
    user,
    authenticators: { remove: [totp.id, ...(pendingTotp ? [pendingTotp.id] : []), ...remove] },
  };
}
