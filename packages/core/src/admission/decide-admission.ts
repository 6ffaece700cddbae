import type { PendingReason, ProofMethod, Role } from "@latch/contract";
import { hasSecondFactor } from "../users/factors.ts";
import { passwordCountsFrom } from "../users/password-by-mail.ts";
import { canActivateRole } from "../users/pending-role.ts";
import type { StoredUser } from "../users/user.ts";
import { recoveryTime } from "./factor-recovery.ts";
import { authenticationOf, type Proof } from "./proof.ts";

/** The settings of an installation that a login must satisfy. */
export type AdmissionRules = {
  /** Whether the email address of a user must be verified. */
  requireVerifiedEmail: boolean;
  /** The roles whose users must have a second factor and authenticate with it. */
  secondFactorRoles: readonly Role[];
};

/** Whether an authentication gives access to an account, and if not, what it lacks. */
export type Admission =
  | { outcome: "admitted" }
  | {
      outcome: "pending";
      reason: PendingReason;
      /** The methods of which one is required next. */
      methods: ProofMethod[];
      /** When a requested removal of lost factors takes effect, or the password counts (ISO 8601). */
      availableAt?: string;
    }
  | { outcome: "refused"; code: "account_suspended" | "password_reset_required" };

type Claim = {
  user: StoredUser;
  /** The proofs that were verified so far. */
  proofs: Proof[];
  /** Whether the account trusts the device, so that it requires no second factor there. */
  isTrustedDevice?: boolean;
  /** Whether the user has lost the second factor, and has requested to remove it. */
  isFactorLost?: boolean;
  /** Whether the proofs are those of a login, by which a pending role takes effect. */
  isLogIn?: boolean;
};

/** The maximum age of the proofs that allow a user to add the first second factor. */
const enrolmentMs = 15 * 60 * 1000;

/**
 * Decides whether proofs give access to an account. Each way to log in, the refresh of a session and the
 * creation of an API key call this function. A proof by mail is not a second factor (NIST SP 800-63B-4,
 * section 3.1.3.1).
 * @param nowMs milliseconds since 1970
 */
export function decideAdmission(claim: Claim, rules: AdmissionRules, nowMs: number): Admission {
  const { user, isTrustedDevice = false } = claim;
  if (user.status !== "active") return { outcome: "refused", code: "account_suspended" };
  if (user.securedAt) return { outcome: "refused", code: "password_reset_required" };
  const needsFactor = rules.secondFactorRoles.includes(user.role);
  const activates = activatesRole(claim, nowMs);
  const isTrusted = isTrustedDevice && !needsFactor && !activates;
  // After the removal of the factors by an administrator, a password alone is not sufficient.
  if (user.factorReset && !hasSecondFactor(user) && !mayEnroll(claim, nowMs)) {
    return pendingEnrolment("lost_factor", claim, nowMs);
  }
  if (hasSecondFactor(user) && !isTrusted && !isMultiFactor(claim)) {
    if (!claim.isFactorLost || needsFactor) {
      return { outcome: "pending", reason: "second_factor", methods: missingFactors(claim) };
    }
    const pending = pendingRecovery(claim, nowMs);
    if (pending) return pending;
  }
  // An account that has lost its address to the owner has nothing to verify. Its user adds another one.
  if (rules.requireVerifiedEmail && user.email !== undefined && !user.emailVerified) {
    return { outcome: "pending", reason: "verify_email", methods: ["email_code"] };
  }
  if ((needsFactor || activates) && !hasSecondFactor(user)) {
    return pendingEnrolment("enroll_second_factor", claim, nowMs);
  }
  // A thief with the password may have added the factor, so the role needs the mailbox as well.
  if (activates && !isRecent(claim.proofs, "email_code", nowMs)) {
    return { outcome: "pending", reason: "verify_email", methods: ["email_code"] };
  }
  return { outcome: "admitted" };
}

/** Returns whether a login is the one by which the pending role of an account takes effect. */
export const activatesRole = (
  { user, isLogIn = false, isFactorLost = false }: Omit<Claim, "proofs">,
  nowMs: number,
): boolean => isLogIn && !isFactorLost && canActivateRole(user, nowMs);

/**
 * Returns what the login of a user who has lost the second factor still requires: the password and the
 * mailbox, and the delay in which an older session can cancel the request. Undefined if nothing.
 */
function pendingRecovery(claim: Claim, nowMs: number): Admission | undefined {
  if (!mayEnroll(claim, nowMs)) return pendingEnrolment("lost_factor", claim, nowMs);
  const availableAt = recoveryTime(claim.user, nowMs);
  const isDue = availableAt !== undefined && Date.parse(availableAt) <= nowMs;
  if (isDue) return undefined;
  return {
    outcome: "pending",
    reason: "lost_factor",
    methods: [],
    ...(availableAt && { availableAt }),
  };
}

const isMultiFactor = ({ proofs }: Claim): boolean => authenticationOf(proofs).amr.includes("mfa");

/** Returns the methods of the account that make proofs multi-factor, without those that are proven. */
function missingFactors({ user, proofs }: Claim): ProofMethod[] {
  const second = secondFactorMethods(user);
  const isProven = (method: ProofMethod) => proofs.some((proof) => proof.method === method);
  return [
    ...(user.passwordHash && !isProven("password") ? (["password"] as const) : []),
    // Besides a factor without a password, only a passkey that verifies its user is sufficient.
    ...second.filter((method) => method === "passkey" || !second.some(isProven)),
  ];
}

/** Returns the methods of the second factors of an account. */
export const secondFactorMethods = ({ factors = {} }: StoredUser): ProofMethod[] => [
  ...(factors.passkeys?.length ? (["passkey"] as const) : []),
  ...(factors.totp ? (["totp"] as const) : []),
  ...(factors.recoveryCodes?.remaining ? (["recovery_code"] as const) : []),
];

/** The proofs of a user who may add the first factor. A mailbox alone adds none, so the password is one. */
const enrolmentProofs: ProofMethod[] = ["password", "email_code"];

/**
 * Returns what a user without a second factor still proves: the password and the mailbox, both recent. Then the
 * factors to choose from, or the time from which the password proves more than the mailbox.
 */
function pendingEnrolment(
  reason: "lost_factor" | "enroll_second_factor",
  claim: Claim,
  nowMs: number,
): Admission {
  const missing = enrolmentProofs.filter((method) => !isRecent(claim.proofs, method, nowMs));
  if (missing.length > 0) return { outcome: "pending", reason, methods: missing };
  const availableAt = passwordCountsFrom(claim.user, nowMs);
  return availableAt
    ? { outcome: "pending", reason, methods: [], availableAt }
    : { outcome: "pending", reason, methods: ["passkey", "totp"] };
}

/** Returns whether proofs allow a user without a second factor to add the first one before the login. */
const mayEnroll = ({ user, proofs }: Claim, nowMs: number): boolean =>
  enrolmentProofs.every((method) => isRecent(proofs, method, nowMs)) &&
  !passwordCountsFrom(user, nowMs);

const isRecent = (proofs: Proof[], method: ProofMethod, nowMs: number): boolean =>
  proofs.some((proof) => proof.method === method && nowMs - proof.atMs <= enrolmentMs);
