import * as z from "zod";
import { ApiKey } from "../api-keys/schemas.ts";
import { Authenticator } from "../authenticators/schemas.ts";
import { Activity } from "../events/schemas.ts";
import { TrustedDevice } from "../sessions/schemas.ts";
import { Timestamp } from "../shared/fields.ts";
import { AuthenticatorId } from "../shared/ids.ts";
import { Task } from "../tasks/schemas.ts";
import { Email, GivenPassword, NewPassword } from "../users/fields.ts";
import { User } from "../users/schemas.ts";

export const PasswordChange = z
  .strictObject({
    currentPassword: GivenPassword.optional(),
    newPassword: NewPassword,
    endOtherSessions: z.boolean().default(true).meta({
      description: "Whether the API ends all other sessions of the user. Default: true.",
      example: true,
    }),
  })
  .meta({
    id: "PasswordChange",
    description:
      "The new password of the user. The current one is required without the header `X-Reauthentication`.",
  });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const EmailChange = z
  .strictObject({ email: Email, password: GivenPassword.optional() })
  .meta({
    id: "EmailChange",
    description:
      "The new email address. The password of the user is required without the header `X-Reauthentication`.",
  });
export type EmailChange = z.infer<typeof EmailChange>;

export const Confirmation = z.strictObject({ password: GivenPassword.optional() }).meta({
  id: "Confirmation",
  description:
    "The password of the user, to confirm the deletion. It is required without the header `X-Reauthentication`.",
});

/** The position of a page of an export: a list, and the id of its last item on the previous page. */
export const ExportCursor = z
  .string()
  .regex(/^[A-Za-z]{1,40}(\.\w{1,64})?$/, "Must be the nextCursor of a page")
  .meta({
    description: "`nextCursor` of the previous page. Without it the API returns the first page.",
    example: "tasks.tsk_01jd7p3t1kf4fvz0e8m2q5c9ax",
  });

/** A page of all data that is stored about a user. */
export const PersonalData = z
  .object({
    exportedAt: Timestamp.meta({ description: "The time of the export." }),
    user: User.extend({
      suspensionReason: z.string().optional().meta({
        description: "The reason for the suspension. Absent if the user is not suspended.",
        example: "Chargeback",
      }),
      factorResetReason: z.string().optional().meta({
        description:
          "The reason for which an administrator has removed the authenticators. Absent after the next login.",
        example: "Lost phone, identity verified by video call",
      }),
      factorResetAt: Timestamp.optional().meta({
        description: "The time of that removal. Absent after the next login.",
      }),
      factorRecovery: z
        .object({
          requestedAt: Timestamp.meta({ description: "The time of the request." }),
          effectiveAt: Timestamp.meta({
            description: "From this time on, a login without the second factor removes it.",
          }),
        })
        .optional()
        .meta({
          description:
            "The request of the user to remove a lost second factor. Absent if there is none.",
        }),
      passkeyCopy: z
        .object({
          authenticatorId: AuthenticatorId,
          at: Timestamp.meta({ description: "The time of the use that the API has refused." }),
        })
        .optional()
        .meta({
          description:
            "The passkey of which a copy may exist (`passkey.copy_suspected`). Absent if there is none.",
        }),
      lockedOutAt: Timestamp.optional().meta({
        description:
          "The time of the last lockout about which the API has notified the user. Absent if there was none.",
      }),
      passwordChangedAt: Timestamp.optional().meta({
        description: "The time of the last change of the password. Absent if there was none.",
      }),
      planUntil: Timestamp.optional().meta({
        description:
          "The time when the plan ends unless the payment provider renews it. Absent without an end.",
      }),
      emailSpelling: z.string().optional().meta({
        description: "An earlier spelling of the email address. Absent if there is none.",
        example: "ada@münchen.example",
      }),
      emailTrusted: z.boolean().optional().meta({
        description:
          "Whether the operator has confirmed that the email address belongs to the user. Absent if not.",
        example: true,
      }),
      resetBlockedUntil: Timestamp.optional().meta({
        description:
          "Until this time the API sends no reset link, because a former email address has secured the account. Absent if it sends them.",
      }),
      pendingEmail: z.string().optional().meta({
        description:
          "The new email address of the last request for an email change. Absent if no request is pending.",
        example: "ada@new.example.com",
      }),
      formerEmails: z
        .array(
          z.object({
            email: z.string().meta({
              description: "The former email address.",
              example: "ada@old.example.com",
            }),
            heldUntil: Timestamp.meta({
              description:
                "Until this time the change can be undone, and no other account can use the address.",
            }),
          }),
        )
        .optional()
        .meta({
          description:
            "The email addresses that were replaced in the last 72 hours. Absent if there are none.",
        }),
      securedAt: Timestamp.optional().meta({
        description:
          "The time when the account was secured. Absent if the password was reset since.",
      }),
    }).meta({ description: "The account." }),
    sessions: z
      .array(z.record(z.string(), z.unknown()))
      .meta({ description: "The sessions, as the API stores them, without secrets." }),
    apiKeys: z
      .array(ApiKey)
      .meta({ description: "The API keys, without their secrets, on the first page." }),
    authenticators: z.array(Authenticator).meta({
      description:
        "The passkeys, the TOTP authenticator and the recovery codes, without secrets, on the first page.",
    }),
    trustedDevices: z
      .array(TrustedDevice)
      .meta({ description: "The devices on which the user logs in without the second factor." }),
    activity: z.array(Activity).meta({ description: "The activity log of the account." }),
    tasks: z
      .array(Task)
      .optional()
      .meta({ description: "The tasks. Absent if the installation does not serve tasks." }),
    billing: z
      .object({
        customerId: z.string().meta({
          description: "The id of the customer at the payment provider.",
          example: "cus_QXg1o8vcGmoR32",
        }),
        subscription: z.record(z.string(), z.unknown()).optional().meta({
          description: "The subscription, as the API stores it. Absent if there is none.",
        }),
      })
      .optional()
      .meta({
        description:
          "The billing data, on the first page. Absent if the user has never opened a payment page.",
      }),
    nextCursor: z.string().optional().meta({
      description: "The `cursor` of the next page. Absent on the last page.",
      example: "tasks.tsk_01jd7p3t1kf4fvz0e8m2q5c9ax",
    }),
  })
  .meta({
    id: "PersonalData",
    description: "A page of all data that the API stores about a user, without secrets.",
  });
export type PersonalData = z.infer<typeof PersonalData>;
