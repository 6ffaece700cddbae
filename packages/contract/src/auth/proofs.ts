import * as z from "zod";
import { GivenRecoveryCode, TotpCode } from "../authenticators/schemas.ts";
import { GivenPassword } from "../users/fields.ts";
import { AuthenticationCredential } from "./passkey-credentials.ts";

const PasswordProof = z
  .strictObject({
    method: z.literal("password").meta({ description: "A proof by the password." }),
    password: GivenPassword,
  })
  .meta({ id: "PasswordProof", description: "The password of the user." });

const TotpProof = z
  .strictObject({
    method: z.literal("totp").meta({ description: "A proof by an authenticator app." }),
    code: TotpCode,
  })
  .meta({ id: "TotpProof", description: "The current code of an authenticator app." });

const RecoveryCodeProof = z
  .strictObject({
    method: z.literal("recovery_code").meta({ description: "A proof by a recovery code." }),
    code: GivenRecoveryCode,
  })
  .meta({ id: "RecoveryCodeProof", description: "A recovery code, which is valid once." });

const PasskeyProof = z
  .strictObject({
    method: z.literal("passkey").meta({ description: "A proof by a passkey." }),
    credential: AuthenticationCredential,
  })
  .meta({ id: "PasskeyProof", description: "A passkey that the user has used." });

/** A proof of identity in a request. Each authenticator has a method. */
export const ProofInput = z
  .discriminatedUnion("method", [PasswordProof, PasskeyProof, TotpProof, RecoveryCodeProof])
  .meta({ id: "ProofInput", description: "A proof of the identity of the user." });
export type ProofInput = z.infer<typeof ProofInput>;
