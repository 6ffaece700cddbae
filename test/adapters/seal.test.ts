import { createKeyRing, createSeal, rotateKeyRing } from "@latch/adapters/crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64Url, toBase64Url } from "../../packages/adapters/src/crypto/base64url.ts";

const seed = 20_260_101;
const plain = fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.from(bytes));

test("opens a sealed value, which does not contain the plaintext", async () => {
  const seal = createSeal(await createKeyRing());
  const property = fc.asyncProperty(plain, async (bytes) => {
    const sealed = await seal.seal(bytes);
    expect(await seal.open(sealed)).toEqual(bytes);
    expect(sealed).toHaveLength(1 + 12 + bytes.length + 16);
    if (bytes.length >= 8) {
      expect(Buffer.from(sealed).includes(Buffer.from(bytes))).toBe(false);
    }
  });
  await fc.assert(property, { seed });
});

test("opens no value with a changed bit or another length", async () => {
  const seal = createSeal(await rotateKeyRing(await createKeyRing()));
  const sealed = await seal.seal(new TextEncoder().encode("user, session, seed"));
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const tampered = Uint8Array.from(sealed);
    tampered[bit >> 3] = (tampered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(await seal.open(tampered), `bit ${bit}`).toBeUndefined();
  }
  for (let length = 0; length < sealed.length; length++) {
    expect(await seal.open(sealed.slice(0, length))).toBeUndefined();
  }
  expect(await seal.open(Uint8Array.of(...sealed, 0))).toBeUndefined();
});

test("seals the same text identically, and two texts with different nonces", async () => {
  const seal = createSeal(await createKeyRing());
  const property = fc.asyncProperty(plain, plain, async (a, b) => {
    const [one, again, other] = [await seal.seal(a), await seal.seal(a), await seal.seal(b)];
    expect(again).toEqual(one);
    const same = Buffer.from(a).equals(Buffer.from(b));
    expect(Buffer.from(one.slice(0, 13)).equals(Buffer.from(other.slice(0, 13)))).toBe(same);
  });
  await fc.assert(property, { seed });
});

test("opens with the previous key, and not with an older or a foreign key", async () => {
  const first = await createKeyRing();
  const second = await rotateKeyRing(first);
  const third = await rotateKeyRing(second);
  const bytes = new TextEncoder().encode("a session");
  const sealed = await createSeal(first).seal(bytes);
  expect(await createSeal(second).open(sealed)).toEqual(bytes);
  expect(await createSeal(third).open(sealed)).toBeUndefined();
  expect(await createSeal(await createKeyRing()).open(sealed)).toBeUndefined();
});

test("encodes base64url as Node does, and decodes only that form", () => {
  const property = fc.property(plain, (bytes) => {
    const text = Buffer.from(bytes).toString("base64url");
    expect(toBase64Url(bytes)).toBe(text);
    expect(fromBase64Url(text)).toEqual(bytes);
  });
  fc.assert(property, { seed });
  const anyText = fc.property(fc.string({ unit: fc.constantFrom(..."AQgw_-+/= \n") }), (text) => {
    const bytes = fromBase64Url(text);
    if (bytes) expect(toBase64Url(bytes)).toBe(text);
  });
  fc.assert(anyText, { seed, numRuns: 1000 });
  for (const text of ["A", "AB", "AA==", "AA+", "AA/", " AA", "AA\n", "é"]) {
    expect(fromBase64Url(text), text).toBeUndefined();
  }
});
