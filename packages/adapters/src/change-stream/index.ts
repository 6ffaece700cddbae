export { type BatchOutcome, createChangePublisher } from "./publish-changes.ts";
export type { StreamRecord } from "./record.ts";
