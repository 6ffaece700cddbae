export { findDynamo, type LocalDynamo, startDynamo } from "./dynamodb.ts";
