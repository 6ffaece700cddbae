import { destination, pino, stdTimeFunctions } from "pino";

/**
 * JSON lines on standard output, with words for levels and ISO times.
 * @param options.sync writes each line before going on: none is lost in a process that is frozen or
 * killed, and it costs less CPU than handing lines to another thread. Off, a slow reader delays nobody
 */
export const createLog = (level: string, { sync = true }: { sync?: boolean } = {}) =>
  pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination({ sync }),
  );
