/** Consumes the events of logins, and sends a mail about a login from a new device or network. */
import { openMailConsumer } from "../lib/open-mail-consumer.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

export const handler = withinTimeLeft(openMailConsumer(process.env, "check-devices"));
