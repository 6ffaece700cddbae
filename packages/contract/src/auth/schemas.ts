import * as z from "zod";
import { AuthResult, deviceToken, sealed } from "../sessions/schemas.ts";
import { PendingLogIn } from "../shared/pending-log-in.ts";
import {
  Email,
  GivenEmail,
  GivenLocale,
  GivenPassword,
  NewPassword,
  PersonName,
  Username,
} from "../users/fields.ts";
import { ProofInput } from "./proofs.ts";

export const SignUp = z
  .strictObject({
    email: Email,
    password: NewPassword,
    username: Username.optional(),
    name: PersonName.optional(),
    locale: GivenLocale.optional().meta({
      description:
        "The language of the mails to the user. By default, the API takes it from the `Accept-Language` header.",
    }),
  })
  .meta({ id: "SignUp", description: "The data of a new account." });
export type SignUp = z.infer<typeof SignUp>;

export const LogIn = z
  .strictObject({
    identifier: z
      .string()
      .trim()
      .min(1, "Must not be empty")
      .max(254, "Must have at most 254 characters")
      .meta({
        description: "The email address or the username of the user.",
        example: "ada@example.com",
      }),
    password: GivenPassword,
    deviceToken,
  })
  .meta({ id: "LogIn", description: "The credentials of a user." });
export type LogIn = z.infer<typeof LogIn>;

const challenge = PendingLogIn.shape.challenge;

export const ChallengeAnswer = z
  .strictObject({
    challenge,
    proof: ProofInput.meta({
      id: "ChallengeProof",
      description:
        "A proof by one of the methods of the challenge. Omit it to continue after the user has opened the link in the mail.",
    }).optional(),
    trustDevice: z.boolean().optional().meta({
      description:
        "Whether the user logs in on this device without the second factor from now on, for the time that the installation allows (`TRUSTED_DEVICE_DAYS`). It has no effect if the installation does not allow it, or if the role of the user requires a second factor. Default: false.",
      example: false,
    }),
  })
  .meta({ id: "ChallengeAnswer", description: "The challenge of a login, and the next proof." });
export type ChallengeAnswer = z.infer<typeof ChallengeAnswer>;

export const LostFactor = z.strictObject({ challenge }).meta({
  id: "LostFactor",
  description: "The challenge of a login that requires a second factor.",
});

/** The operations that need a token of `reauthenticate`: those with a proof for a single use. */
const reauthenticatedOperation = z
  .enum([
    "addPasskey",
    "changeEmail",
    "changePassword",
    "createRecoveryCodes",
    "deleteMe",
    "removePassword",
    "removePasskey",
    "removeTotp",
    "setUpTotp",
  ])
  .meta({
    description:
      "The id of the operation that the user is about to request, if it requires a token of `reauthenticate`.",
    example: "changeEmail",
  });

export const Reauthentication = z
  .strictObject({
    refreshToken: sealed.optional().meta({
      description: "The refresh token. Omit it to use the session cookie.",
    }),
    proofs: z
      .array(ProofInput)
      .min(1)
      .max(2)
      .meta({
        description:
          "One proof, or two of different methods for an account with a second factor. More are never required. A mailed code (`email_code`) is accepted only for an account that has nothing else, because it is no factor.",
        example: [{ method: "password", password: "correct horse battery staple" }],
      }),
    challenge: challenge.optional().meta({
      description:
        "The challenge that `requestEmailCode` returned. Required for a proof by a mailed code.",
    }),
    operation: reauthenticatedOperation.optional(),
  })
  .meta({ id: "Reauthentication", description: "Proofs of the user of a session." });
export type Reauthentication = z.infer<typeof Reauthentication>;

export const ReauthenticationResult = AuthResult.extend({
  reauthenticationToken: sealed.optional().meta({
    description:
      "The token for one request of the operation, for the header `X-Reauthentication`. It is valid for 10 minutes. Absent if the request names no operation.",
    example: "lra_AQIDBAUGBwgJCgsMDQ4PEA",
  }),
}).meta({
  id: "ReauthenticationResult",
  description: "The new tokens of the session, and the token for one operation.",
});
export type ReauthenticationResult = z.infer<typeof ReauthenticationResult>;

const oneTimeToken = z.string().min(1).max(256).meta({
  format: "password",
  description:
    "The token of the link in a mail: the part of the URL after `#token=`. It is valid once.",
  example: "ott_8q6cmskTFvdDCHFLW08loonvGHXEJ7GRcWXUTJvEeyc",
});

export const EmailCodeRequest = z
  .strictObject({ email: Email, deviceToken })
  .meta({ id: "EmailCodeRequest", description: "The email address of the user." });
export type EmailCodeRequest = z.infer<typeof EmailCodeRequest>;

export const EmailVerification = z
  .strictObject({
    token: oneTimeToken,
    password: GivenPassword.optional().meta({
      description:
        "The password of the account. Required if the request has neither an access token of the account nor a challenge.",
    }),
    challenge: challenge.optional().meta({
      description: "The challenge that the sign-up or the login with the password returned.",
    }),
    deviceToken,
  })
  .meta({
    id: "EmailVerification",
    description: "The one-time token of the link in a mail, and proof of the account.",
  });
export type EmailVerification = z.infer<typeof EmailVerification>;

export const PasswordReset = z
  .strictObject({
    token: oneTimeToken,
    password: NewPassword,
    proof: ProofInput.meta({
      id: "PasswordResetProof",
      description:
        "A proof by a second factor of the account. It is required if the account has one, unless the challenge contains it.",
    }).optional(),
    challenge: challenge.optional().meta({
      description:
        "The challenge that this operation returned, or the next one that `answerChallenge` returned for it with a proof by a second factor.",
    }),
  })
  .meta({
    id: "PasswordReset",
    description: "A new password, and the one-time token that allows the reset.",
  });

export const ForgottenPassword = z
  .strictObject({ email: GivenEmail, deviceToken })
  .meta({ id: "ForgottenPassword", description: "The email address of the account." });
export type ForgottenPassword = z.infer<typeof ForgottenPassword>;

export const linkToken = z.string().min(1).max(256).meta({
  format: "password",
  description: "The token of the link in a mail: the part of the URL after `#token=`.",
  example: "ott_AQGU0pgLBBgAAAAAAAAAAAAAAAAAAGpTXwCZqsg1bDvXmSSXKbPzMTr5",
});

export const SecurityLink = z
  .strictObject({ token: linkToken })
  .meta({ id: "SecurityLink", description: "The token of the link in a security mail." });

export const EmailChangeUndo = z
  .strictObject({
    token: linkToken,
    password: GivenPassword.optional().meta({
      description: "The password that the account had when the email address was changed.",
    }),
    proof: ProofInput.meta({
      id: "EmailChangeUndoProof",
      description:
        "Instead of the password, a proof by a second factor that is older than 72 hours, so older than the change. A passkey answers the challenge of `requestPasskey` with the purpose `undo_email_change`.",
    }).optional(),
  })
  .refine(({ password, proof }) => (password === undefined) !== (proof === undefined), {
    path: ["password"],
    error: "Must have either password or proof",
  })
  .meta({
    id: "EmailChangeUndo",
    description:
      "The token of the link to undo an email change, and a password or a second factor from before it.",
  });
export type EmailChangeUndo = z.infer<typeof EmailChangeUndo>;

export const SecuredAccount = z
  .object({
    next: z.enum(["reset_password", "undo_email_change", "none"]).meta({
      description:
        "How the user gets access again. `reset_password`: the API has sent a reset link to the email address of the account, which is the one that received the security mail. `undo_email_change`: the email address was changed in the last 72 hours. The user undoes this first with `undoEmailChange`. Until the 72 hours are over, the API sends no reset link. `none`: the account has had another email address for more than 72 hours. Only this address receives reset links.",
      example: "reset_password",
    }),
  })
  .meta({
    id: "SecuredAccount",
    description: "A secured account. A login with the password is rejected until the reset.",
  });
export type SecuredAccount = z.infer<typeof SecuredAccount>;
