import type { TypeId } from "@latch/contract";
import { fromUUIDBytes, toUUIDBytes } from "typeid-js";
import type { Clock, Random } from "./ports.ts";

type TypeIdText = Parameters<typeof toUUIDBytes>[0];

/**
 * Creates a generator of ids: a prefix and a UUIDv7 (RFC 9562), which sorts by creation time in
 * milliseconds.
 */
export const createIdFactory =
  (clock: Clock, random: Random) =>
  <Prefix extends string>(prefix: Prefix): TypeId<Prefix> => {
    const bytes = random(16);
    const now = clock();
    for (let index = 0; index < 6; index++) {
      bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) & 0xff;
    }
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    return fromUUIDBytes(prefix, bytes) as TypeId<Prefix>;
  };
export type NewId = ReturnType<typeof createIdFactory>;

/** Returns the 16 bytes of an id, for a compact sealed form. */
export const idToBytes = (id: string): Uint8Array => toUUIDBytes(id as TypeIdText);

/** Returns the id that a prefix and 16 bytes encode; the inverse of `idToBytes`. */
export const idFromBytes = <Prefix extends string>(
  prefix: Prefix,
  bytes: Uint8Array,
): TypeId<Prefix> => fromUUIDBytes(prefix, bytes) as TypeId<Prefix>;

/** Returns the creation time of an id, in milliseconds since 1970. */
export const idTimeMs = (id: string): number =>
  idToBytes(id)
    .subarray(0, 6)
    .reduce((time, byte) => time * 256 + byte, 0);
