import { SNSClient, type SNSClientConfig } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";

export type MessagingOptions = {
  region: string;
  /** Where SNS and SQS both answer, when it is not AWS. */
  endpoint?: string;
  credentials?: SNSClientConfig["credentials"];
};

/** A connection to SNS and SQS. */
export type Messaging = { sns: SNSClient; sqs: SQSClient; close(): void };

const common = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true },
};

/** Connects to SNS alone. A call is tried three times, each for at most five seconds. */
export const openTopic = (options: MessagingOptions): SNSClient =>
  new SNSClient({ ...common, ...options });

/** Connects to SQS alone, in the same way; a long poll may last its 20 seconds. */
export const openQueues = (options: MessagingOptions): SQSClient =>
  new SQSClient({
    ...common,
    ...options,
    requestHandler: { ...common.requestHandler, requestTimeout: 25_000 },
    // A queue keeps the URL it was made with, which need not be where an emulator answers today.
    useQueueUrlAsEndpoint: options.endpoint === undefined,
  });

export function openMessaging(options: MessagingOptions): Messaging {
  const sns = openTopic(options);
  const sqs = openQueues(options);
  return {
    sns,
    sqs,
    close() {
      sns.destroy();
      sqs.destroy();
    },
  };
}
