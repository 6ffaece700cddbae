import { destination, pino, stdTimeFunctions } from "pino";

/**
 * JSON lines on standard output, with words for levels and ISO times. Each line is written before
 * going on: none is lost in a process that is frozen or killed, and it costs less CPU than handing
 * lines to another thread.
 */
export const createLog = (level: string) =>
  pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination({ sync: true }),
  );
