/** A passkey in the summary of an account. */
export type PasskeySummary = { id: string; name?: string; addedAt: string };

/**
 * The factors of an account besides the password. The account holds this summary, so that its version
 * changes with each change of a factor: two concurrent removals cannot both remove the last way in.
 */
export type Factors = {
  passkeys?: PasskeySummary[];
  /** The confirmed TOTP authenticator. */
  totp?: { id: string; addedAt: string };
  /** `remaining` is the number of recovery codes that are not used. */
  recoveryCodes?: { remaining: number; createdAt: string };
};

/** Returns whether an account has a second factor. Recovery codes alone are none. */
export const hasSecondFactor = ({ factors }: { factors?: Factors }): boolean =>
  Boolean(factors?.totp) || Boolean(factors?.passkeys?.length);
