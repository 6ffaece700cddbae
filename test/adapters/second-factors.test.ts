import { createKeyRing, createSeal, rotateKeyRing } from "@latch/adapters/crypto";
import { createRecoveryCodeTexts, createTotpSecrets } from "@latch/adapters/second-factors";
import { createTotpResealing } from "@latch/adapters/second-factors/totp-resealing";
import { UserId } from "@latch/contract";
import { idToBytes } from "@latch/core";
import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { newId } from "../support/fixtures/new-id.ts";

const issuer = "auth.example.com";
const userId = UserId.parse(newId("usr"));

/** RFC 6238, appendix B: times in seconds, and the last six digits of the codes for SHA-1. */
const vectors: [seconds: number, code: string][] = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
];
/** The secret of the vectors. */
const rfcSecret = Buffer.from("12345678901234567890");

async function open() {
  const keys = await createKeyRing();
  const plain = Uint8Array.from([...idToBytes(userId), ...rfcSecret]);
  const sealed = await createSeal<string>(keys, "latch totp secrets").seal(plain);
  return {
    keys,
    totp: createTotpSecrets(keys, { issuer }),
    sealed: Buffer.from(sealed).toString("base64url"),
  };
}

test("codes are those of the vectors of RFC 6238", async () => {
  const { totp, sealed } = await open();
  for (const [seconds, code] of vectors) {
    const step = await totp.findStep(userId, sealed, code, seconds * 1000);
    expect(step, `at ${seconds}`).toBe(Math.floor(seconds / 30));
  }
});

test("a code is valid in its step, one before and one after, and in no other", async () => {
  const { totp, sealed } = await open();
  const [seconds, code] = [1111111111, "050471"];
  const step = Math.floor(seconds / 30);
  const at = (steps: number) =>
    totp.findStep(userId, sealed, code, (step + steps) * 30_000 + 15_000);
  expect(await Promise.all([-2, -1, 0, 1, 2].map(at))).toEqual([
    undefined,
    step,
    step,
    step,
    undefined,
  ]);
  for (const wrong of ["050472", "50471", "0050471", "", "abcdef"]) {
    expect(await totp.findStep(userId, sealed, wrong, seconds * 1000), wrong).toBeUndefined();
  }
});

test("a new secret has 160 bits, and its URI and its QR code are those of apps", async () => {
  const { totp } = await open();
  const { secret, uri, qrCode, sealed } = await totp.create(userId, "ada@example.com");
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(Object.fromEntries(new URL(uri).searchParams)).toEqual({
    issuer,
    secret,
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
  expect(uri).toContain("otpauth://totp/auth.example.com:ada%40example.com?");
  expect(qrCode).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<\/svg>$/s);
  expect(qrCode).not.toMatch(/<script|<!|<\?|href/);
  const now = Date.now();
  const code = new TOTP({ secret }).generate({ timestamp: now });
  expect(await totp.findStep(userId, sealed, code, now)).toBe(Math.floor(now / 30_000));
  expect((await totp.create(userId, "ada@example.com")).secret).not.toBe(secret);
});

test("a sealed secret is invalid for another user, and when it was changed", async () => {
  const { totp, sealed } = await open();
  const [seconds = 0, code = ""] = vectors[0] ?? [];
  const other = UserId.parse(newId("usr"));
  expect(await totp.findStep(other, sealed, code, seconds * 1000)).toBeUndefined();
  const changed = Buffer.from(sealed, "base64url");
  changed[20] = (changed[20] ?? 0) ^ 1;
  const text = changed.toString("base64url");
  expect(await totp.findStep(userId, text, code, seconds * 1000)).toBeUndefined();
  expect(await totp.findStep(userId, "not sealed", code, seconds * 1000)).toBeUndefined();
});

test("a secret is sealed again after a rotation of the keys, once", async () => {
  const { keys, sealed } = await open();
  const [seconds = 0, code = ""] = vectors[0] ?? [];
  const rotated = await rotateKeyRing(keys);
  expect(await createTotpResealing(keys).reseal(sealed), "the current key").toBeUndefined();
  const renewed = await createTotpResealing(rotated).reseal(sealed);
  expect(renewed).not.toBe(sealed);
  expect(await createTotpResealing(rotated).reseal(renewed ?? "")).toBeUndefined();
  const again = await rotateKeyRing(rotated);
  const totp = createTotpSecrets(again, { issuer });
  expect(await totp.findStep(userId, renewed ?? "", code, seconds * 1000)).toBe(1);
  expect(await totp.findStep(userId, sealed, code, seconds * 1000), "dropped").toBeUndefined();
});

test("ten recovery codes have 120 bits each, and are recognised as users type them", async () => {
  const texts = createRecoveryCodeTexts();
  const { codes, hashes } = await texts.create();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[A-Z2-7]{6}(?:-[A-Z2-7]{6}){3}$/);
    for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " "), ` ${code}`]) {
      expect(hashes.has(await texts.hash(typed)), typed).toBe(true);
    }
  }
  expect(hashes.has(await texts.hash(codes[0]?.slice(1) ?? ""))).toBe(false);
  expect((await texts.create()).codes).not.toContain(codes[0]);
});

test("the URI has no colon but the one between the service and the account", async () => {
  const { keys } = await open();
  const { uri } = await createTotpSecrets(keys, { issuer: "Acme: Box" }).create(userId, "ada");
  expect(uri).toMatch(/^otpauth:\/\/totp\/Acme%20%20Box:ada\?issuer=Acme(?:%20|\+){2}Box&/);
});
