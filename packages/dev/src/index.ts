export { type LocalDynamo, startDynamo } from "./stack/dynamodb.ts";
export { startEvents } from "./stack/events.ts";
