import * as z from "zod";
import { Role } from "../roles.ts";
import { Email, PersonName, page, Timestamp, UserId, Username } from "./common.ts";

export const UserStatus = z.enum(["active", "invited", "suspended"]).meta({
  id: "UserStatus",
  description: "`invited` people have not set a password yet; `suspended` ones can't log in.",
  example: "active",
});
export type UserStatus = z.infer<typeof UserStatus>;

export const User = z
  .object({
    id: UserId,
    email: Email,
    emailVerified: z.boolean().meta({ example: false }),
    username: Username.optional(),
    name: PersonName.optional(),
    role: Role,
    status: UserStatus,
    plan: z.string().meta({ description: "What the person pays for.", example: "free" }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z
      .int()
      .min(1)
      .meta({ description: "Grows with each change; `ETag` and `If-Match` carry it.", example: 1 }),
  })
  .meta({ id: "User", description: "A person with an account." });
export type User = z.infer<typeof User>;

export const UserPage = page("UserPage", User);
export type UserPage = z.infer<typeof UserPage>;
