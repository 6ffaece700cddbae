import { createKeyRing, parseKeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import fc from "fast-check";
import { expect, test } from "vitest";

type Json = { [key: string]: Json | string | number };

/** The fields of a value, each with a copy of the value in which that field is replaced. */
function changed(value: Json, other: unknown): { place: string; copy: unknown }[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    { place: key, copy: { ...value, [key]: other } },
    ...(typeof inner === "object"
      ? changed(inner, other).map(({ place, copy }) => ({
          place: `${key}.${place}`,
          copy: { ...value, [key]: copy },
        }))
      : []),
  ]);
}

const messageOf = (text: string): string => {
  try {
    parseKeyRing(text);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

test("parses a key ring from its own JSON", async () => {
  const ring = await rotateKeyRing(await createKeyRing());
  expect(parseKeyRing(JSON.stringify(ring))).toEqual(ring);
});

test("an error contains the invalid field, and never its value", async () => {
  const ring = await rotateKeyRing(await createKeyRing());
  const { current, next, previous } = ring.signing;
  const secrets = [current, next, previous].flatMap((key) => (key ? [key.d, key.x, key.y] : []));
  secrets.push(ring.sealing.current.secret, ring.sealing.previous?.secret ?? "");
  const innocent = (message: string) =>
    secrets.every((secret) => secret.length > 0 && !message.includes(secret.slice(0, 8)));

  for (const other of [undefined, null, 7, "secret-canary", [current.d], { d: current.d }]) {
    for (const { place, copy } of changed(ring as unknown as Json, other)) {
      const message = messageOf(JSON.stringify(copy));
      expect(message).not.toContain("secret-canary");
      expect(innocent(message), place).toBe(true);
      if (other === null || typeof other === "number") {
        // A number is a valid id of a sealing key.
        if (!place.endsWith(".id") || other === null) expect(message).toContain(place);
      }
    }
  }
  const text = JSON.stringify(ring);
  const property = fc.property(fc.nat(text.length - 1), (length) => {
    const message = messageOf(text.slice(0, length));
    expect(message).not.toBe("");
    expect(innocent(message)).toBe(true);
  });
  fc.assert(property, { seed: 20_260_101 });
});

test("rotates: next becomes current, current becomes previous, and the old previous is dropped", async () => {
  const first = await createKeyRing();
  const second = await rotateKeyRing(first);
  const third = await rotateKeyRing(second);
  expect(second.signing.current).toEqual(first.signing.next);
  expect(second.signing.previous).toEqual(first.signing.current);
  expect(third.signing.previous).toEqual(second.signing.current);
  expect(JSON.stringify(third)).not.toContain(first.signing.current.d);
  expect(third.sealing.previous).toEqual(second.sealing.current);
  expect(JSON.stringify(third)).not.toContain(first.sealing.current.secret);
  const kids = [third.signing.current, third.signing.next, third.signing.previous];
  expect(new Set(kids.map((key) => key?.kid)).size).toBe(3);
});

test("wraps the ids of sealing keys after 255", async () => {
  const ring = await createKeyRing();
  ring.sealing.current.id = 255;
  // As a ring of an earlier release, without a next key.
  delete ring.sealing.next;
  const rotated = await rotateKeyRing(ring);
  expect(rotated.sealing.current.id).toBe(0);
  expect(rotated.sealing.next?.id).toBe(1);
  expect(parseKeyRing(JSON.stringify(rotated))).toEqual(rotated);
});
