import type { Latch } from "./types.ts";

/** Creates a clock that runs with that of the machine, and that a test moves forward. */
export function createClock(): Latch["clock"] {
  let offsetMs = 0;
  return {
    now: () => Date.now() + offsetMs,
    advance({ seconds = 0, minutes = 0, hours = 0, days = 0 }) {
      const movedMs = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
      if (!(movedMs >= 0)) throw new RangeError("The clock only moves forward.");
      offsetMs += movedMs;
    },
  };
}
