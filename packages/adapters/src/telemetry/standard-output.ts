import { writeSync } from "node:fs";

/** Milliseconds to wait for the reader of a full pipe. */
const busyMs = 10;

/**
 * Opens standard output for lines. Each is written synchronously: passing it to another thread costs more CPU time, and a
 * process that is killed afterwards has written it. It waits for a pipe that is full. When the reader of the pipe has
 * ended, it drops the lines.
 */
export function openStandardOutput(): { write(lines: string): void } {
  const never = new Int32Array(new SharedArrayBuffer(4));
  let isOpen = true;

  /** @returns how many bytes are written */
  function writeSome(bytes: Uint8Array): number {
    try {
      return writeSync(1, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") isOpen = false;
      else if (code === "EAGAIN") Atomics.wait(never, 0, 0, busyMs);
      else throw error;
      return 0;
    }
  }

  return {
    write(lines) {
      for (let rest = Buffer.from(lines); isOpen && rest.length > 0; ) {
        rest = rest.subarray(writeSome(rest));
      }
    },
  };
}
