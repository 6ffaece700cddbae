export { queueUrlOf, topicArnOf } from "./addresses.ts";
export { createPostpone, type Postpone } from "./change-visibility.ts";
export { createTopology, type TopologyOptions } from "./create-topology.ts";
export { type DeadLetter, listDeadLetters, type Redriven, redrive } from "./dead-letters.ts";
export { readDelivery } from "./delivery-message.ts";
export { readEnvelope } from "./event-message.ts";
export { readMailMessage } from "./mail-message.ts";
export { createMailQueue, type MailQueue } from "./mail-queue.ts";
export {
  type Messaging,
  type MessagingOptions,
  openMessaging,
  openQueues,
  openTopic,
} from "./messaging.ts";
export { createPublisher, type Publisher, type Untold } from "./publisher.ts";
export {
  createQueueConsumer,
  type QueueConsumer,
  type QueueOutcome,
  type Watch,
} from "./queue-consumer.ts";
export type { QueueRecord } from "./queue-record.ts";
export {
  type EventNames,
  eventNames,
  mailBackoffSeconds,
  type QueueName,
  queueNames,
  queues,
} from "./topology.ts";
