import type { UserId } from "@latch/contract";
import type { DomainEvent, MailCommand } from "@latch/core";
import * as z from "zod";
import { parseEventMessage } from "./parse-event-message.ts";

const id = z.string().min(1);
const Order = z.discriminatedUnion("order", [
  z.object({
    order: z.literal("link"),
    tokenId: id,
    tokenHash: id,
    purpose: z.enum(["verify_email", "change_email", "reset_password", "invitation"]),
    userId: z.string().startsWith("usr_") as z.ZodType<UserId>,
  }),
  z.object({ order: z.literal("notice"), noticeId: id }),
]);

/** What leads to a mail: an order, or an event. @throws what is wrong with it, not what it says */
export function parseMailMessage(body: string): DomainEvent | MailCommand {
  if (!body.startsWith('{"order"')) return parseEventMessage(body);
  const { data } = Order.safeParse(JSON.parse(body));
  if (!data) throw new Error("A malformed order of a mail");
  return data;
}
