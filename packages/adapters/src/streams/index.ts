export {
  type BatchOutcome,
  createChangePublisher,
  type PublishOutcome,
} from "./publish-changes.ts";
export type { StreamRecord } from "./record.ts";
