/** Consumes the mail queue: sends links, notices and the mails of events by the configured provider. */
import { openDatabase } from "@latch/adapters/dynamodb";
import { openQueues } from "@latch/adapters/messaging";
import { createLog } from "@latch/adapters/telemetry/log";
import { composeMailConsumer } from "@latch/composition/mail";
import { openMailer } from "@latch/composition/mailer";
import { PublisherEnvironment } from "@latch/config/lambda/publisher";
import { MailEnvironment } from "@latch/config/mail";
import { warnAboutVariables } from "@latch/config/warnings";
import { linkedMailQueue, linkedSubkeys, linkedTables } from "../lib/linked-resources.ts";
import { readMailFunctionConfig } from "../lib/mail-config.ts";

const config = readMailFunctionConfig(process.env);
const log = createLog(config.LOG_LEVEL);
warnAboutVariables(process.env, [PublisherEnvironment, MailEnvironment], log);
const region = config.AWS_REGION;

export const handler = composeMailConsumer({
  config,
  database: openDatabase({
    tables: linkedTables(["Users", "Sessions", "OneTimeTokens", "Mails"]),
    region,
  }),
  keys: linkedSubkeys("mail"),
  mailer: openMailer({ config, log }),
  sqs: openQueues({ region }),
  queueUrl: linkedMailQueue,
  log,
});
