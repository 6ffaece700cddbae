/** Links, notices and events to mails, at the provider that the settings name. */
import { openDatabase } from "@latch/adapters/dynamodb";
import { createPostpone, openQueues } from "@latch/adapters/messaging";
import { createLog } from "@latch/adapters/telemetry/log";
import { composeMailSender, createMailConsumer } from "@latch/composition/mail";
import { PublisherEnvironment } from "@latch/config/lambda/publisher";
import { MailEnvironment } from "@latch/config/mail";
import { warnOfVariables } from "@latch/config/warnings";
import { linkedKeys, linkedMailQueue, linkedTables } from "../lib/linked-resources.ts";
import { readMailFunctionConfig } from "../lib/mail-config.ts";
import { mailerOf } from "../lib/mailer.ts";

const config = readMailFunctionConfig(process.env);
const log = createLog(config.LOG_LEVEL);
warnOfVariables(process.env, [PublisherEnvironment, MailEnvironment], log);
const region = config.AWS_REGION;
const send = composeMailSender({
  config,
  database: openDatabase({
    tables: linkedTables(["Users", "Sessions", "OneTimeTokens", "Mails"]),
    region,
  }),
  keys: linkedKeys(),
  mailer: mailerOf(config, log),
  log,
});

export const handler = createMailConsumer(send, {
  postpone: createPostpone(openQueues({ region }), linkedMailQueue),
  log,
});
