import { SNSClient, type SNSClientConfig } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";

/** Options of a connection to SNS and SQS. */
export type MessagingOptions = {
  region: string;
  /** The endpoint of SNS and SQS, if it is not AWS. */
  endpoint?: string;
  credentials?: SNSClientConfig["credentials"];
};

/** A connection to SNS and SQS. */
export type Messaging = { sns: SNSClient; sqs: SQSClient; close(): void };

const common = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true },
};

/** Connects to SNS only. The SDK makes up to three attempts, of at most five seconds each. */
export const openTopic = (options: MessagingOptions): SNSClient =>
  new SNSClient({ ...common, ...options });

/** Connects to SQS only, with the same attempts. A long poll may last 20 seconds. */
export const openQueues = (options: MessagingOptions): SQSClient =>
  new SQSClient({
    ...common,
    ...options,
    requestHandler: { ...common.requestHandler, requestTimeout: 25_000 },
    // An emulator may report a queue URL that differs from its current endpoint.
    useQueueUrlAsEndpoint: options.endpoint === undefined,
  });

/** Connects to SNS and SQS. */
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
