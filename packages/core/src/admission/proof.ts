import type { UserId } from "@latch/contract";
import type { Authentication, AuthenticationMethod } from "./authentication.ts";

/** The ways to prove an identity. */
export type ProofMethod = "password" | "passkey" | "totp" | "recovery_code" | "email_code";

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
