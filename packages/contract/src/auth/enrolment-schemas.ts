import * as z from "zod";
import { NewPasskey } from "../authenticators/passkey-schemas.ts";
import { TotpCode } from "../authenticators/schemas.ts";
import { PendingLogIn } from "../shared/pending-log-in.ts";

const challenge = PendingLogIn.shape.challenge.meta({
  description:
    "The challenge of a login with the reason `enroll_second_factor`, after the proofs of the password and of the mailbox.",
});

export const Enrolment = z.strictObject({ challenge }).meta({
  id: "Enrolment",
  description: "The login in which the user adds the first second factor.",
});

export const EnrolmentConfirmation = z.strictObject({ challenge, code: TotpCode }).meta({
  id: "EnrolmentConfirmation",
  description: "The login in which the user adds a TOTP authenticator, and its first code.",
});

export const PasskeyEnrolment = z.strictObject({ challenge, ...NewPasskey.shape }).meta({
  id: "PasskeyEnrolment",
  description: "The login in which the user adds a passkey, and the passkey.",
});
