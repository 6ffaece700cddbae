import type { ProofMethod, UserId } from "@latch/contract";
import type { Authentication, AuthenticationMethod } from "./authentication.ts";

/** A proof that an authenticator of a user has verified. */
export type Proof = {
  method: ProofMethod;
  userId: UserId;
  /** Milliseconds since 1970. */
  atMs: number;
  /** Whether a passkey has verified its user, by a PIN or biometrics. */
  userVerified?: boolean;
  /** The passkey or the TOTP authenticator that verified the proof. */
  authenticatorId?: string;
};

/** The methods of RFC 8176 that a proof has. */
function methodsOf({ method, userVerified }: Proof): AuthenticationMethod[] {
  switch (method) {
    case "password":
      return ["pwd"];
    case "passkey":
      return userVerified ? ["pop", "user"] : ["pop"];
    case "totp":
      return ["otp"];
    default:
      return [];
  }
}

/** Returns whether proofs are of more than one factor. Mail counts as none. */
function isMultiFactor(proofs: Proof[]): boolean {
  const has = (...methods: ProofMethod[]) => proofs.some(({ method }) => methods.includes(method));
  const hasVerifiedPasskey = proofs.some(
    ({ method, userVerified }) => method === "passkey" && userVerified,
  );
  return hasVerifiedPasskey || (has("password") && has("totp", "passkey", "recovery_code"));
}

/** Returns the authentication that proofs amount to. Its time is that of the first proof. */
export function authenticationOf(proofs: Proof[]): Authentication {
  const amr = new Set(proofs.flatMap(methodsOf));
  if (isMultiFactor(proofs)) amr.add("mfa");
  return {
    amr: [...amr],
    authTime: Math.floor(Math.min(...proofs.map(({ atMs }) => atMs)) / 1000),
  };
}

/**
 * Returns proofs that amount to an authentication, the inverse of `authenticationOf`: those that a session
 * began with.
 */
export function proofsOf({ amr, authTime }: Authentication, userId: UserId): Proof[] {
  const has = (method: AuthenticationMethod) => amr.includes(method);
  const proofOf = (method: ProofMethod): Proof => ({ method, userId, atMs: authTime * 1000 });
  const proofs: Proof[] = [
    ...(has("pwd") ? [proofOf("password")] : []),
    ...(has("otp") ? [proofOf("totp")] : []),
    ...(has("pop") ? [{ ...proofOf("passkey"), userVerified: has("user") }] : []),
    ...(has("mfa") && !has("otp") && !has("pop") ? [proofOf("recovery_code")] : []),
  ];
  return proofs.length > 0 ? proofs : [proofOf("email_code")];
}

/** Returns proofs with further ones, which replace those of the same method. */
export const withProofs = (earlier: Proof[], further: Proof[]): Proof[] => [
  ...earlier.filter(({ method }) => !further.some((proof) => proof.method === method)),
  ...further,
];
