import * as z from "zod";
import { SessionId, Timestamp, UserId } from "../shared/fields.ts";
import { User } from "../users/schemas.ts";

export const Session = z
  .object({
    id: SessionId,
    current: z.boolean().meta({ description: "Whether it is the one that asks.", example: true }),
    address: z.string().meta({ description: "Where it was last used from.", example: "192.0.2.7" }),
    userAgent: z.string().optional().meta({ example: "Mozilla/5.0" }),
    createdAt: Timestamp,
    lastUsedAt: Timestamp,
    expiresAt: Timestamp,
  })
  .meta({ id: "Session", description: "One device on which a person is logged in." });
export type Session = z.infer<typeof Session>;

export const SessionList = z
  .object({ items: z.array(Session) })
  .meta({ id: "SessionList", description: "Newest first." });

export const VerifiedSession = z
  .object({ userId: UserId, user: User, expiresAt: Timestamp })
  .meta({ id: "VerifiedSession", description: "Whom a sealed session token belongs to." });
export type VerifiedSession = z.infer<typeof VerifiedSession>;
