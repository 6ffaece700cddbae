export {
  createChangePublisher,
  type PublishOutcome,
  type StreamBatchResponse,
} from "./publish-changes.ts";
export type { StreamRecord } from "./record.ts";
