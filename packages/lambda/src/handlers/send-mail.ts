/** Consumes the queue of mails without a link: sends notices and the mails of events by the configured provider. */
import { openMailConsumer } from "../lib/open-mail-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

export const handler = withinTimeLeft(openMailConsumer(process.env, "send-mail"));
