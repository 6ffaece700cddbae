import {
  createKeyRing,
  derivePurposeKeys,
  type Purpose,
  parseKeyRing,
  parseKeysFor,
  parsePurposeKeys,
  rotateKeyRing,
} from "@latch/adapters/crypto";
import { expect, test } from "vitest";

const ring = await rotateKeyRing(await createKeyRing());
const { signing, sealing } = ring;
const textOf = async (...purposes: Purpose[]) =>
  JSON.stringify(await derivePurposeKeys(ring, ...purposes));

/** Returns the message of the error, in which no key may appear. */
function failure(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("It was parsed");
}

test.each<[Purpose, string[]]>([
  ["mail", ["latch known devices", "latch one-time tokens"]],
  ["webhooks", ["latch webhook secret"]],
  [
    "maintenance",
    [
      "latch totp secrets",
      "latch totp secrets nonce",
      "latch webhook secret",
      "latch webhook secret nonce",
    ],
  ],
])(
  "the subkeys for %s are of its labels only, of the current and the previous key",
  async (purpose, labels) => {
    const text = await textOf(purpose);
    const keys = JSON.parse(text);
    for (const each of ["current", "previous"] as const) {
      expect(keys.sealing[each].id).toBe(sealing[each]?.id);
      expect(Object.keys(keys.sealing[each].subkeys).sort()).toEqual(labels);
    }
    const roots = [signing.current, signing.next, signing.previous].map((key) => key?.d ?? "none");
    for (const root of [...roots, sealing.current.secret, sealing.previous?.secret ?? "none"]) {
      expect(text).not.toContain(root);
    }
    expect(parsePurposeKeys(text, purpose)).toEqual({ sealing: keys.sealing });
    expect(parseKeysFor(text, purpose)).toEqual({ sealing: keys.sealing });
  },
);

test("the labels of two purposes have different keys", async () => {
  const { sealing: both } = JSON.parse(await textOf("mail", "maintenance"));
  expect(new Set(Object.values(both.current.subkeys)).size).toBe(6);
});

test("subkeys for several purposes serve each of them", async () => {
  const text = await textOf("mail", "webhooks");
  expect(parsePurposeKeys(text, "mail")).toEqual(parsePurposeKeys(text, "webhooks"));
  expect(failure(() => parsePurposeKeys(text, "maintenance"))).toBe(
    "The subkeys are for mail, webhooks and not for maintenance. Derive others with `npx latch keys derive FILE --for maintenance`",
  );
});

test("a key ring serves a worker, but not a function whose subkeys the deployment derives", () => {
  const text = JSON.stringify(ring);
  expect(parseKeysFor(text, "mail")).toEqual(ring);
  expect(failure(() => parsePurposeKeys(text, "mail"))).toMatch(/^The subkeys are invalid at: /);
});

test("subkeys are no key ring", async () => {
  const text = await textOf("mail", "webhooks", "maintenance");
  expect(failure(() => parseKeyRing(text))).toBe(
    "These are subkeys of some purposes. A process that signs access tokens needs the key ring",
  );
});

test("invalid subkeys are rejected with the names of the fields, without a key", async () => {
  const keys = JSON.parse(await textOf("mail"));
  const secret = Object.values<string>(keys.sealing.current.subkeys)[0] ?? "";
  const refuse = (changed: object) => {
    const message = failure(() =>
      parsePurposeKeys(JSON.stringify({ ...keys, ...changed }), "mail"),
    );
    expect(message).not.toContain(secret);
    return message;
  };
  const { current } = keys.sealing;
  expect(refuse({ purposes: ["webhooks"] })).toContain("sealing.current.subkeys");
  expect(refuse({ purposes: [] })).toContain("purposes");
  expect(refuse({ purposes: ["sessions"] })).toContain("purposes.0");
  expect(refuse({ signing })).toContain("(root)");
  expect(refuse({ sealing: { current: { ...current, secret } } })).toContain("sealing.current");
  expect(refuse({ sealing: { current: { id: 1, subkeys: {} } } })).toContain("subkeys");
  const short = { ...current, subkeys: { ...current.subkeys, "latch known devices": "AAAA" } };
  expect(refuse({ sealing: { current: short } })).toContain("latch known devices");
  expect(failure(() => parsePurposeKeys("{", "mail"))).toBe("The subkeys are not valid JSON");
  for (const text of ["{", "null", "[]", "1", '"purposes"']) {
    expect(failure(() => parseKeysFor(text, "mail"))).toContain("The key ring is");
  }
});
