import type { AuthenticatorUse } from "./authenticator.ts";

/** A write that the use of a proof causes, in the same transaction. Its condition is false for a used proof. */
export type ProofWrite =
  | {
      kind: "spend";
      /** The id of a challenge or of a token that is valid once. */
      id: string;
      /** When the proof expires by itself, in seconds since 1970. */
      expiresAt: number;
    }
  | AuthenticatorUse;
