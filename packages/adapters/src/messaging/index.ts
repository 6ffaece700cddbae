export { queueUrlFor, topicArnFor } from "./addresses.ts";
export { type ChangeVisibility, createChangeVisibility } from "./change-visibility.ts";
export { createTopology, type TopologyOptions } from "./create-topology.ts";
export { type DeadLetter, listDeadLetters, type RedriveResult, redrive } from "./dead-letters.ts";
export { createMailQueue, type MailQueue } from "./mail-queue.ts";
export {
  type Messaging,
  type MessagingOptions,
  openMessaging,
  openQueues,
  openTopic,
} from "./messaging.ts";
export { parseDeliveryMessage } from "./parse-delivery-message.ts";
export { parseEventMessage } from "./parse-event-message.ts";
export { parseMailMessage } from "./parse-mail-message.ts";
export { createPublisher, type FailedEntry, type Publish } from "./publisher.ts";
export {
  createQueueConsumer,
  type QueueBatchResponse,
  type QueueConsumer,
  type QueueObserver,
} from "./queue-consumer.ts";
export type { QueueRecord } from "./queue-record.ts";
export { createSendAgain } from "./send-again.ts";
export {
  type EventNames,
  eventNames,
  type MailQueueName,
  mailBackoffSeconds,
  mailQueueNames,
  type QueueName,
  queueNames,
  queues,
} from "./topology.ts";
