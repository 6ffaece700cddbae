export type { TimeLimit } from "./limit-calls.ts";
export { currentTimeLimit, limitTime, timeLeftMs } from "./time-limit.ts";
