import { pino, stdTimeFunctions } from "pino";

/** JSON lines on standard output, with words for levels and ISO times. */
export const createLog = (level: string) =>
  pino({
    level,
    base: undefined,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
