import { destination, pino, stdTimeFunctions } from "pino";

/**
 * JSON lines on standard output, with words for levels and ISO times.
 * @param options.sync writes each line before going on, for a process that may be frozen any time
 */
export const createLog = (level: string, { sync = false }: { sync?: boolean } = {}) =>
  pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination({ sync }),
  );
