import * as z from "zod";
import { AuthenticationCredential } from "../authenticators/passkey-credentials.ts";
import { GivenRecoveryCode, TotpCode } from "../authenticators/schemas.ts";
import { GivenPassword } from "../users/fields.ts";

const PasswordProof = z
  .strictObject({
    method: z.literal("password").meta({ description: "A proof by the password." }),
    password: GivenPassword,
  })
  .meta({ id: "PasswordProof", description: "The password of the user." });

const EmailCodeProof = z
  .strictObject({
    method: z.literal("email_code").meta({ description: "A proof by a code from a mail." }),
    code: z
      .string()
      .regex(/^(?:[\s-]*\d){8}[\s-]*$/, "Must have 8 digits")
      .max(32)
      .optional()
      .meta({ description: "The code of 8 digits from the mail.", example: "1234 5678" }),
    token: z.string().min(1).max(256).optional().meta({
      format: "password",
      description: "Instead of the code, the token of the link in the same mail.",
      example: "ott_8q6cmskTFvdDCHFLW08loonvGHXEJ7GRcWXUTJvEeyc",
    }),
  })
  .refine(({ code, token }) => (code === undefined) !== (token === undefined), {
    path: ["code"],
    error: "Must have either code or token",
  })
  .meta({
    id: "EmailCodeProof",
    description:
      "A code or a link from a mail. The challenge of the same login must be in the request, so it works only where the login began. It proves the mailbox, and is never a second factor.",
  });
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
  .discriminatedUnion("method", [
    PasswordProof,
    PasskeyProof,
    TotpProof,
    RecoveryCodeProof,
    EmailCodeProof,
  ])
  .meta({ id: "ProofInput", description: "A proof of the identity of the user." });
export type ProofInput = z.infer<typeof ProofInput>;
