export { startDynamo } from "./dynamodb.ts";
