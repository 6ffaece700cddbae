import * as z from "zod";
import { Timestamp } from "./fields.ts";

export const ProofMethod = z
  .enum(["password", "passkey", "totp", "recovery_code", "email_code"])
  .meta({
    id: "ProofMethod",
    description: "A method to prove the identity of a user.",
    example: "totp",
  });
export type ProofMethod = z.infer<typeof ProofMethod>;

export const PendingReason = z
  .enum(["second_factor", "verify_email", "enroll_second_factor", "lost_factor"])
  .meta({
    id: "PendingReason",
    description:
      "What the login still requires. `second_factor`: another factor of the account. `verify_email`: a proof of the mailbox, for an email address that is not verified or for a pending role; the API has sent a mail. `enroll_second_factor`: the role of the user, or the pending one, requires a second factor, and the account has none. `lost_factor`: the user has lost the second factor, or an administrator has removed it; the login requires the password and a code from the mailbox, and in the first case a delay (`availableAt`).",
    example: "second_factor",
  });
export type PendingReason = z.infer<typeof PendingReason>;

export const PendingLogIn = z
  .object({
    status: z.literal("pending").meta({ description: "The login is not complete." }),
    challenge: z.string().min(1).max(2048).meta({
      format: "password",
      description:
        "The state of the login, for `answerChallenge`. It is opaque and valid once. In cookie mode, only the same browser can use it.",
      example: "lch_AQIDBAUGBwgJCgsMDQ4PEA",
    }),
    expiresAt: Timestamp.meta({ description: "The time when the challenge expires." }),
    reason: PendingReason,
    availableAt: Timestamp.optional().meta({
      description:
        "The time from which the login is possible: without the lost factor, or with a password that a mailed link has set in the last 72 hours. Absent if the login requires something else.",
    }),
    methods: z.array(ProofMethod).meta({
      description:
        "The methods of which one is required next. For `enroll_second_factor` without an open proof, the factors that the user can add: `passkey` with `enrolPasskey`, `totp` with `enrolTotp`.",
      example: ["totp", "recovery_code"],
    }),
  })
  .meta({
    id: "PendingLogIn",
    description: "A login that requires another proof. There is no session yet.",
  });
export type PendingLogIn = z.infer<typeof PendingLogIn>;
