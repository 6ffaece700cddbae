export type { TimeLimit } from "./limit-calls.ts";
export { currentTimeLimit, limitTime } from "./time-limit.ts";
