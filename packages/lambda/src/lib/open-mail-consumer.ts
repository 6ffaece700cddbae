import { openDatabase } from "@latch/adapters/dynamodb";
import { type MailQueueName, openQueues, type QueueConsumer } from "@latch/adapters/messaging";
import { createLog } from "@latch/adapters/telemetry/log";
import { currentTimeLimit } from "@latch/adapters/time-limit";
import { composeMailConsumer } from "@latch/composition/mail";
import { openMailer } from "@latch/composition/mailer";
import { MailFunctionEnvironment } from "@latch/config/lambda/mail";
import { MailEnvironment } from "@latch/config/mail";
import { warnAboutVariables } from "@latch/config/warnings";
import { linkedMailQueue, linkedSubkeys, linkedTables } from "./linked-resources.ts";
import { readMailFunctionConfig } from "./mail-config.ts";

/**
 * Opens the consumer of a mail queue with the mail provider and the tables of the function.
 * @throws ConfigError with a line for each invalid variable
 */
export function openMailConsumer(
  environment: Record<string, unknown>,
  queue: MailQueueName,
): QueueConsumer {
  const config = readMailFunctionConfig(environment);
  const log = createLog(config.LOG_LEVEL);
  warnAboutVariables(environment, [MailFunctionEnvironment, MailEnvironment], log);
  const connection = { region: config.AWS_REGION, timeLimit: currentTimeLimit };
  return composeMailConsumer({
    config,
    database: openDatabase({
      tables: linkedTables(["Users", "Sessions", "OneTimeTokens", "Mails"]),
      ...connection,
      client: config.DYNAMODB_CLIENT,
      environment,
    }),
    keys: linkedSubkeys("mail"),
    mailer: openMailer({ config, log }),
    sqs: openQueues(connection),
    queueUrl: () => linkedMailQueue(queue),
    log,
  });
}
