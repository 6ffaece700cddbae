export type { StreamRecord } from "./record.ts";
export { type BatchOutcome, createActivityRecorder } from "./record-activity.ts";
