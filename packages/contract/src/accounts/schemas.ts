import * as z from "zod";
import { ApiKey } from "../api-keys/schemas.ts";
import { Activity } from "../events/schemas.ts";
import { Timestamp } from "../shared/fields.ts";
import { Task } from "../tasks/schemas.ts";
import { Email, GivenPassword, NewPassword } from "../users/fields.ts";
import { User } from "../users/schemas.ts";

export const PasswordChange = z
  .strictObject({
    currentPassword: GivenPassword,
    newPassword: NewPassword,
    endOtherSessions: z
      .boolean()
      .default(true)
      .meta({ description: "Whether all other devices have to log in again.", example: true }),
  })
  .meta({ id: "PasswordChange" });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const EmailChange = z
  .strictObject({ email: Email, password: GivenPassword })
  .meta({ id: "EmailChange" });
export type EmailChange = z.infer<typeof EmailChange>;

export const Confirmation = z
  .strictObject({ password: GivenPassword })
  .meta({ id: "Confirmation", description: "Proof that it is the person who asks." });

/** Everything that is stored about a person. */
export const PersonalData = z
  .object({
    exportedAt: Timestamp,
    user: User.extend({ suspensionReason: z.string().optional() }),
    sessions: z.array(z.record(z.string(), z.unknown())),
    apiKeys: z.array(ApiKey),
    activity: z.array(Activity),
    tasks: z
      .array(Task)
      .optional()
      .meta({ description: "Absent where an installation serves no tasks." }),
    billing: z
      .object({
        customerId: z.string().meta({ example: "cus_QXg1o8vcGmoR32" }),
        subscription: z.record(z.string(), z.unknown()).optional(),
      })
      .optional()
      .meta({ description: "What is known to the payment provider, and of it." }),
  })
  .meta({ id: "PersonalData", description: "All that is stored about the person; no secrets." });
export type PersonalData = z.infer<typeof PersonalData>;
