import { idFromBytes } from "@latch/core";

/** Returns the smallest id that an event of that millisecond or later can have. */
export function smallestIdAt(milliseconds: number): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(Math.max(0, milliseconds)) << 16n);
  return idFromBytes("evt", bytes);
}
