/** Consumes the queue of mails with a link, for which a user waits, and sends them by the configured provider. */
import { openMailConsumer } from "../lib/open-mail-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

export const handler = withinTimeLeft(openMailConsumer(process.env, "send-links"));
