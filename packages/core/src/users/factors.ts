import type { AuthenticatorId } from "@latch/contract";
import type { ProofWrite } from "./proof-write.ts";

/** Whether older factors of the account, or both its password and its mailbox, have confirmed a factor. */
type Confirmation = { confirmed?: true };

/** A passkey in the summary of an account. */
export type PasskeySummary = Confirmation & { id: AuthenticatorId; name?: string; addedAt: string };

/**
 * The factors of an account besides the password. The account holds this summary, so that its version
 * changes with each change of a factor: two concurrent removals cannot both remove the last way in.
 */
export type Factors = {
  passkeys?: PasskeySummary[];
  /** The confirmed TOTP authenticator. */
  totp?: Confirmation & { id: AuthenticatorId; addedAt: string };
  /** A TOTP authenticator whose first code is awaited. It keeps the confirmation of its creation. */
  pendingTotp?: Confirmation & { id: AuthenticatorId };
  /** `remaining` is the number of recovery codes that are not used. */
  recoveryCodes?: Confirmation & { id: AuthenticatorId; remaining: number; createdAt: string };
};

/**
 * A removal of the factors by an administrator. Until the user has logged in once by the password and a code
 * from the mailbox, an authentication needs both.
 */
export type FactorReset = { at: string; reason: string };

/** A sign that a passkey was copied. `at` is ISO 8601. */
export type PasskeyCopy = { authenticatorId: AuthenticatorId; at: string };

/** A removal of lost factors that the user has requested. */
export type FactorRecovery = {
  requestedAt: string;
  /** When the user may log in without the factors. */
  effectiveAt: string;
};

type Account = { factors?: Factors };

/** Returns whether an account has a second factor. Recovery codes alone are none. */
export const hasSecondFactor = ({ factors }: Account): boolean =>
  Boolean(factors?.totp) || Boolean(factors?.passkeys?.length);

/**
 * Returns whether the user has set up a way to log in: a password or a passkey. An invited user has none. A mailed
 * code does not count, because it proves the mailbox only.
 */
export const hasLogInMethod = ({
  passwordHash,
  factors,
}: {
  passwordHash?: string;
  factors?: Factors;
}): boolean => passwordHash !== undefined || Boolean(factors?.passkeys?.length);

/** Returns whether an account has no authenticator, so that its user logs in by mailed codes only. */
export const isMailboxOnly = (user: { passwordHash?: string; factors?: Factors }): boolean =>
  !hasLogInMethod(user) && !hasSecondFactor(user);

/** Returns the account with other factors. Those that are undefined or empty are absent. */
export function withFactors<User extends Account>(user: User, changes: Factors): User {
  const { factors, ...rest } = user;
  const present = Object.entries({ ...factors, ...changes }).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return { ...rest, ...(present.length > 0 && { factors: Object.fromEntries(present) }) } as User;
}

/**
 * Returns the account without its recovery codes if it has no second factor any more, and the
 * authenticators to delete.
 */
export function withoutLoneRecoveryCodes<User extends Account>(
  user: User,
): { user: User; remove: AuthenticatorId[] } {
  const codes = user.factors?.recoveryCodes;
  if (!codes || hasSecondFactor(user)) return { user, remove: [] };
  return { user: withFactors(user, { recoveryCodes: undefined }), remove: [codes.id] };
}

/** Returns the ids of all authenticators in a summary. */
export const authenticatorIds = ({
  passkeys = [],
  totp,
  pendingTotp,
  recoveryCodes,
}: Factors = {}): AuthenticatorId[] =>
  [...passkeys, totp, pendingTotp, recoveryCodes].flatMap((each) => (each ? [each.id] : []));

/** Returns the ids of the authenticators of an account that can prove it, in a stable order. */
export const confirmedFactorIds = ({ factors = {} }: Account): AuthenticatorId[] => {
  const { pendingTotp, ...confirmed } = factors;
  return authenticatorIds(confirmed).sort();
};

/** Returns the account with the number of recovery codes after the use of proofs. */
export function withCodesUsed<User extends Account>(user: User, writes: ProofWrite[] = []): User {
  const codes = user.factors?.recoveryCodes;
  const used = writes.filter(
    (write) => write.kind === "recovery_codes" && write.authenticatorId === codes?.id,
  ).length;
  if (!codes || used === 0) return user;
  return withFactors(user, { recoveryCodes: { ...codes, remaining: codes.remaining - used } });
}

/** The age from which a factor suffices by itself for a recovery and for the removal of factors. */
const settlingMs = 72 * 3600 * 1000;

/** Returns the confirmation of a factor, to spread into its summary. */
export const confirmation = (isConfirmed = false): Confirmation =>
  isConfirmed ? { confirmed: true } : {};

/** Returns the factors of an account that can prove it, and when they were added. */
function datedFactors({
  factors = {},
}: Account): ({ id: AuthenticatorId; addedAt: string } & Confirmation)[] {
  const { passkeys = [], totp, recoveryCodes } = factors;
  return [
    ...passkeys,
    ...(totp ? [totp] : []),
    ...(recoveryCodes ? [{ ...recoveryCodes, addedAt: recoveryCodes.createdAt }] : []),
  ];
}

/** Returns when the oldest factor of an account suffices by itself; ISO 8601. Undefined without a factor. */
export function firstSettledAt(account: Account): string | undefined {
  const times = datedFactors(account).map(({ addedAt }) => Date.parse(addedAt) + settlingMs);
  return times.length > 0 ? new Date(Math.min(...times)).toISOString() : undefined;
}

/**
 * Returns the ids of the factors of an account that suffice by themselves: those that are old enough, and
 * those that such a factor has confirmed. Otherwise the replacement of a factor would leave the account to
 * its mailbox.
 */
export function settledFactorIds(account: Account, nowMs: number): AuthenticatorId[] {
  return datedFactors(account)
    .filter(({ addedAt, confirmed }) => confirmed || nowMs - Date.parse(addedAt) >= settlingMs)
    .map(({ id }) => id);
}

/** Returns whether an account has a second factor that suffices by itself. Recovery codes alone are none. */
export const hasSettledFactor = (user: Account, nowMs: number): boolean =>
  hasSecondFactor(withSettledFactors(user, nowMs).user);

/**
 * Returns the account without the factors that are too new to survive a recovery, which a thief may have
 * added, and the authenticators to delete.
 */
export function withSettledFactors<User extends Account>(
  user: User,
  nowMs: number,
): { user: User; remove: AuthenticatorId[] } {
  const settled = settledFactorIds(user, nowMs);
  const keep = <Factor extends { id: AuthenticatorId }>(factor: Factor | undefined) =>
    factor && settled.includes(factor.id) ? factor : undefined;
  const { passkeys = [], totp, recoveryCodes } = user.factors ?? {};
  const { user: kept } = withoutLoneRecoveryCodes(
    withFactors(user, {
      passkeys: passkeys.filter(keep),
      totp: keep(totp),
      recoveryCodes: keep(recoveryCodes),
      pendingTotp: undefined,
    }),
  );
  const left = authenticatorIds(kept.factors);
  return { user: kept, remove: authenticatorIds(user.factors).filter((id) => !left.includes(id)) };
}
