import { ApiKeyId, SessionId, UserId } from "@latch/contract";
import { createIdFactory, idFromBytes, idTimeMs, idToBytes } from "@latch/core";
import fc from "fast-check";
import { expect, test } from "vitest";

const seed = 20_260_101;
/** Every millisecond that the 48 bits of a UUIDv7 can represent. */
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

const idAt = (now: number, random: Uint8Array, prefix = "usr") =>
  createIdFactory(
    () => now,
    () => Uint8Array.from(random),
  )(prefix);

test("an id contains its creation time, whatever its random part", () => {
  const property = fc.property(moment, bytes, (now, random) => {
    expect(idTimeMs(idAt(now, random))).toBe(now);
  });
  fc.assert(property, { seed });
});

test("ids sort as text by creation time", () => {
  const property = fc.property(moment, moment, bytes, bytes, (a, b, one, other) => {
    fc.pre(a !== b);
    expect(idAt(a, one) < idAt(b, other)).toBe(a < b);
  });
  fc.assert(property, { seed, numRuns: 500 });
});

test("every id matches the contract's schema", () => {
  const property = fc.property(moment, bytes, (now, random) => {
    expect(UserId.safeParse(idAt(now, random, "usr")).success).toBe(true);
    expect(SessionId.safeParse(idAt(now, random, "ses")).success).toBe(true);
    expect(ApiKeyId.safeParse(idAt(now, random, "key")).success).toBe(true);
    expect(UserId.safeParse(idAt(now, random, "ses")).success).toBe(false);
  });
  fc.assert(property, { seed });
});

test("an id contains a UUIDv7 (RFC 9562) and can be restored from its bytes", () => {
  const property = fc.property(moment, bytes, (now, random) => {
    const id = idAt(now, random);
    const bytes = idToBytes(id);
    expect([(bytes[6] ?? 0) >> 4, (bytes[8] ?? 0) >> 6]).toEqual([7, 2]);
    expect(idFromBytes("usr", bytes)).toBe(id);
  });
  fc.assert(property, { seed });
});

test("a thousand ids created in one millisecond are unique", () => {
  const ids = createIdFactory(
    () => 1_700_000_000_000,
    (length) => crypto.getRandomValues(new Uint8Array(length)),
  );
  expect(new Set(Array.from({ length: 1000 }, () => ids("usr"))).size).toBe(1000);
});
