import * as z from "zod";
import { AuthenticationCredential } from "../authenticators/passkey-credentials.ts";
import { deviceToken, sealed } from "../sessions/schemas.ts";
import { PendingLogIn } from "../shared/pending-log-in.ts";
import { linkToken } from "./schemas.ts";

export const PasskeyPurpose = z
  .strictObject({
    purpose: z
      .enum(["log_in", "second_factor", "reauthenticate", "undo_email_change"])
      .default("log_in")
      .meta({
        description:
          "What the passkey is for: `logInWithPasskey`, `answerChallenge`, `reauthenticate` or `undoEmailChange`. Default: `log_in`.",
        example: "log_in",
      }),
    challenge: PendingLogIn.shape.challenge.optional().meta({
      description: "The challenge of the login. Required for `second_factor`.",
      example: "lch_AQIDBAUGBwgJCgsMDQ4PEA",
    }),
    token: linkToken.optional().meta({
      description:
        "The token of the link to undo an email change. Required for `undo_email_change`.",
    }),
    refreshToken: sealed.optional().meta({
      description:
        "The refresh token of the session, for `reauthenticate`. Omit it to use the session cookie.",
    }),
  })
  .meta({ id: "PasskeyPurpose", description: "What a passkey is used for." });
export type PasskeyPurpose = z.infer<typeof PasskeyPurpose>;

export const PasskeyLogIn = z
  .strictObject({ credential: AuthenticationCredential, deviceToken })
  .meta({ id: "PasskeyLogIn", description: "A passkey that the user has used." });
export type PasskeyLogIn = z.infer<typeof PasskeyLogIn>;
