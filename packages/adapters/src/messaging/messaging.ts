import { SNSClient, type SNSClientConfig } from "@aws-sdk/client-sns";
import { SQSClient, type SQSClientConfig } from "@aws-sdk/client-sqs";
import { limitCalls, type TimeLimit } from "../time-limit/limit-calls.ts";

/** Options of a connection to SNS and SQS. */
export type MessagingOptions = {
  region: string;
  /** The endpoint of SNS and SQS, if it is not AWS. */
  endpoint?: string;
  credentials?: SNSClientConfig["credentials"];
  /** Aborts calls for which no time is left. Without it, only the limits of the client apply. */
  timeLimit?: TimeLimit;
};

/** A connection to SNS and SQS. */
export type Messaging = { sns: SNSClient; sqs: SQSClient; close(): void };

/** The SDK makes up to three attempts, of at most five seconds each. A long poll sets its own limit. */
const limits = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true },
};

/** Connects to SNS only. */
export function openTopic({ timeLimit, ...options }: MessagingOptions): SNSClient {
  const sns = new SNSClient({ ...limits, ...options });
  limitCalls(sns, timeLimit);
  return sns;
}

/**
 * Connects to SQS only.
 * @param own limits that replace the common ones
 */
export function openQueues(
  { timeLimit, ...options }: MessagingOptions,
  own: Pick<SQSClientConfig, "requestHandler"> = {},
): SQSClient {
  const sqs = new SQSClient({
    ...limits,
    ...options,
    ...own,
    // An emulator may report a queue URL that differs from its current endpoint.
    useQueueUrlAsEndpoint: options.endpoint === undefined,
  });
  limitCalls(sqs, timeLimit);
  return sqs;
}

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
