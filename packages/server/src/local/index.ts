export { startQueuePoller } from "../events/queue-poller.ts";
export { startStreamPoller } from "../events/stream-poller.ts";
export { startDynamo } from "./dynamodb.ts";
export { startEvents } from "./events.ts";
