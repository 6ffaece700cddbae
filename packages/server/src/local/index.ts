export { startDynamo } from "./dynamodb.ts";
export { startStreamPoller } from "./stream-poller.ts";
