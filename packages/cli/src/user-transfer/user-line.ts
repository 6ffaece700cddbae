import { importHash, importPbkdf2Pair, UnsupportedHashError } from "@latch/adapters/hashing/node";
import {
  Email,
  GivenLocale,
  offsetDateTime,
  PersonName,
  Role,
  shownText,
  UserId,
  Username,
  UserStatus,
} from "@latch/contract";
import type { StoredUser } from "@latch/core";
import * as z from "zod";

/** Converts a hash to the stored format, or reports why it cannot. */
const usable =
  <T>(importing: (given: T) => string) =>
  (given: T, context: z.RefinementCtx): string => {
    try {
      return importing(given);
    } catch (error) {
      if (!(error instanceof UnsupportedHashError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  };

const Moment = offsetDateTime("Must be a time such as 2026-11-21T09:00:00Z")
  .transform((text) => new Date(text))
  .refine((moment) => moment.getTime() >= 0, "Must not be before 1970")
  .refine((moment) => moment.getTime() <= Date.now(), "Must not be in the future")
  .transform((moment) => moment.toISOString());

const Pbkdf2Pair = z.strictObject({
  algorithm: z.literal("pbkdf2"),
  digest: z.enum(["sha256", "sha512"]),
  iterations: z.int(),
  keyLength: z.int().optional(),
  salt: z.string(),
  saltEncoding: z.enum(["utf8", "hex", "base64"]),
  hash: z.string(),
  hashEncoding: z.enum(["hex", "base64"]),
});

/** One line of a file of users. */
const Line = z
  .strictObject({
    id: UserId.optional(),
    email: Email,
    emailVerified: z.boolean().optional(),
    emailTrusted: z.literal(true).optional(),
    username: Username.optional(),
    name: PersonName.optional(),
    locale: GivenLocale.optional(),
    role: Role.default("user"),
    status: UserStatus.optional(),
    suspensionReason: shownText(500).optional(),
    plan: z
      .string()
      .regex(/^[\w.-]{1,64}$/, "Must be letters, digits, dots, dashes and underscores")
      .optional(),
    createdAt: Moment.optional(),
    passwordHash: z.string().transform(usable(importHash)).optional(),
    password: Pbkdf2Pair.transform(usable(importPbkdf2Pair)).optional(),
  })
  .refine((line) => !(line.passwordHash && line.password), {
    path: ["password"],
    error: "Must not be used together with passwordHash",
  })
  .transform(({ password, ...line }) => ({ passwordHash: password, ...line }))
  .refine((line) => !(line.status === "invited" && line.passwordHash), {
    path: ["status"],
    error: "Must not be invited, because the line has a password",
  });

/** A user as a line describes them, with a hash in the stored format. */
export type GivenUser = Omit<z.output<typeof Line>, "status"> & Pick<StoredUser, "status">;

/**
 * Reads a line of a file of users. A user without a password hash gets the status `invited`.
 * @param roles the roles other than `user` that a line may contain
 * @returns the user, or the reasons to reject the line: names of fields and rules, never a value
 */
export function readUserLine(
  text: string,
  roles: Role[],
): { user: GivenUser } | { reasons: string[] } {
  let line: unknown;
  try {
    // Exports of databases contain null for a missing value.
    line = JSON.parse(text, (_, value) => value ?? undefined);
  } catch {
    return { reasons: ["Is not JSON"] };
  }
  const result = Line.safeParse(line);
  if (!result.success) {
    return {
      reasons: result.error.issues.map(({ path, message }) =>
        [path.join("."), message].filter(Boolean).join(": "),
      ),
    };
  }
  const user = result.data;
  if (user.role !== "user" && !roles.includes(user.role)) {
    return { reasons: [`role: Must be allowed by --allow-roles ${user.role}`] };
  }
  const given = user.status ?? "active";
  const status = user.passwordHash || given === "suspended" ? given : "invited";
  return { user: { ...user, status } };
}

/** Writes a user as a line that `readUserLine` reads. */
export const writeUserLine = (user: StoredUser, { withHash }: { withHash: boolean }): string =>
  JSON.stringify({
    id: user.userId,
    email: user.email,
    emailVerified: user.emailVerified,
    emailTrusted: user.emailTrusted,
    username: user.username,
    name: user.name,
    locale: user.locale,
    role: user.role,
    status: user.status,
    suspensionReason: user.suspensionReason,
    plan: user.plan,
    createdAt: user.createdAt,
    passwordHash: withHash ? user.passwordHash : undefined,
  });
