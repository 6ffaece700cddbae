import type { UserId } from "@latch/contract";
import type { DomainEvent, MailCommand } from "@latch/core";
import * as z from "zod";
import { parseEventMessage } from "./parse-event-message.ts";

const id = z.string().min(1);
const Command = z.discriminatedUnion("order", [
  z.object({
    order: z.literal("link"),
    tokenId: id,
    tokenHash: id,
    purpose: z.enum([
      "verify_email",
      "change_email",
      "reset_password",
      "invitation",
      "email_code",
      "sign_up",
      "address_taken",
    ]),
    userId: z.string().startsWith("usr_") as z.ZodType<UserId>,
  }),
  z.object({ order: z.literal("notice"), noticeId: id }),
]);

/**
 * Parses a message of the mail queue: a mail command or an event.
 * @throws an error that lists the invalid fields and not their values
 */
export function parseMailMessage(body: string): DomainEvent | MailCommand {
  if (!body.startsWith('{"order"')) return parseEventMessage(body);
  const { data } = Command.safeParse(JSON.parse(body));
  if (!data) throw new Error("The message is not a valid mail command");
  return data;
}
