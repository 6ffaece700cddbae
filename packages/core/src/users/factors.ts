import type { AuthenticatorId } from "@latch/contract";

/** A passkey in the summary of an account. */
export type PasskeySummary = { id: string; name?: string; addedAt: string };

/**
 * The factors of an account besides the password. The account holds this summary, so that its version
 * changes with each change of a factor: two concurrent removals cannot both remove the last way in.
 */
export type Factors = {
  passkeys?: PasskeySummary[];
  /** The confirmed TOTP authenticator. */
  totp?: { id: AuthenticatorId; addedAt: string };
  /** A TOTP authenticator that no correct code has confirmed yet. */
  pendingTotp?: { id: AuthenticatorId };
  /** `remaining` is the number of recovery codes that are not used. */
  recoveryCodes?: { id: AuthenticatorId; remaining: number; createdAt: string };
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
