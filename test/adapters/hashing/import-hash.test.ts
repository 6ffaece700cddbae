import { pbkdf2Sync, randomBytes } from "node:crypto";
import {
  createNodeHasher,
  importHash,
  importPbkdf2Pair,
  type Pbkdf2Pair,
  UnsupportedHashError,
} from "@latch/adapters/hashing/node";
import { expect, test } from "vitest";
import { countHashing } from "../../support/count-hashing.ts";

const key = Buffer.alloc(32, 7).toString("base64").replaceAll("=", "");
const salt = "c2FsdHNhbHQ";
const bcrypt53 = "CDqq8qU5RX45D4vU19XZUu0YuDoXfa5hmZwEcd.9Z4N34ehhBQAcG";

test("stores one form of each hash, and does not change it on a second import", () => {
  const spellings = [
    `$pbkdf2-sha256$i=2000$${salt}$${key}`,
    `$pbkdf2-sha256$i=2000,l=32$${salt}$${key}`,
    `$pbkdf2-sha256$2000$${salt}$${key}`,
    `pbkdf2_sha256$2000$saltsalt$${key}=`,
  ];
  expect(new Set(spellings.map(importHash))).toEqual(new Set([spellings[0]]));
  expect(importHash(`$scrypt$ln=14,p=1,r=8$${salt}=$${key}=`)).toBe(
    `$scrypt$ln=14,r=8,p=1$${salt}$${key}`,
  );
});

test.each([
  ["", "Must be in a supported hash format"],
  ["5f4dcc3b5aa765d61d8327deb882cf99", "Must be in a supported hash format"],
  ["$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/", "Must be in a supported hash format"],
  [`bcrypt_sha256$$2b$12$${bcrypt53}`, "Must be in a supported hash format"],
  [
    "$bcrypt-sha256$2b,5$5Hg1DKFqPE8C2aflZ5vVoe$12BjNE0p7axMg55.Y/mHsYiVuFBDQyu",
    "Must be bcrypt_sha256 version 2 with a cost from 4 to 15",
  ],
  [
    "$bcrypt-sha256$v=2,t=2b,r=31$5Hg1DKFqPE8C2aflZ5vVoe$wOK1VFFtS8IGTrGa7.h5fs0u84qyPbS",
    "Must be bcrypt_sha256 version 2 with a cost from 4 to 15",
  ],
  [`$2x$10$${bcrypt53}`, "Must be bcrypt 2a, 2b or 2y with a cost from 4 to 15"],
  [`$2b$31$${bcrypt53}`, "Must be bcrypt 2a, 2b or 2y with a cost from 4 to 15"],
  [`$2b$10$${bcrypt53}x`, "Must be bcrypt 2a, 2b or 2y with a cost from 4 to 15"],
  [`$argon2id$m=19456,t=2,p=1$${salt}$${key}`, "Must be Argon2 version 1.3"],
  [`$argon2id$v=16$m=19456,t=2,p=1$${salt}$${key}`, "Must be Argon2 version 1.3"],
  [
    `$argon2id$v=19$m=4194304,t=1,p=1$${salt}$${key}`,
    "Must have a cost within the supported range",
  ],
  [`$argon2id$v=19$m=65536,t=17,p=1$${salt}$${key}`, "Must have a cost within the supported range"],
  [
    `$argon2id$v=19$m=65536,t=1,p=255$${salt}$${key}`,
    "Must have a cost within the supported range",
  ],
  [`$argon2id$v=19$m=4,t=1,p=1$${salt}$${key}`, "Must have a cost within the supported range"],
  [`$argon2id$v=19$m=65536,t=1$${salt}$${key}`, "Must have a cost within the supported range"],
  [`$argon2id$v=19$m=64,t=1,p=1,keyid=1$${salt}$${key}`, "Must not have unknown parameters"],
  [`$scrypt$ln=30,r=8,p=1$${salt}$${key}`, "Must have a cost within the supported range"],
  [`$scrypt$ln=16,r=1,p=1$${salt}$${key}`, "Must have a cost within the supported range"],
  [`$scrypt$ln=14,r=4096,p=1$${salt}$${key}`, "Must have a cost within the supported range"],
  [`$scrypt$ln=14,r=8,p=1000$${salt}$${key}`, "Must have a cost within the supported range"],
  [`$scrypt$ln=0,r=8,p=1$${salt}$${key}`, "Must have a cost within the supported range"],
  [`scrypt$1000$salt$8$1$${key}`, "Must have a cost within the supported range"],
  [`$pbkdf2-sha256$i=4000001$${salt}$${key}`, "Must have a cost within the supported range"],
  [
    `$pbkdf2-sha256$i=99999999999999999999$${salt}$${key}`,
    "Must have a cost within the supported range",
  ],
  [
    `$pbkdf2-sha256$i=1000,l=64$${salt}$${key}`,
    "Must have a key with the length of the parameter l",
  ],
  [`$pbkdf2-sha256$i=1000$${salt}$AAAA`, "Must have 16 to 512 bytes"],
  [`$pbkdf2-sha256$i=1000$${salt}$${"A".repeat(800)}`, "Must have 16 to 512 bytes"],
  [`$pbkdf2-sha256$i=1000$${salt}$${"A".repeat(4000)}`, "Must be in a supported hash format"],
])("%j is rejected, and not run if it is stored nevertheless", async (text, reason) => {
  expect(() => importHash(text)).toThrow(new UnsupportedHashError(reason));
  const hashesOf = countHashing();
  const hasher = createNodeHasher({ prefer: "bcrypt", cost: 4 });
  const work = hashesOf(async () => expect((await hasher.verify("x", text)).matches).toBe(false));
  expect(await work, "the work of an unknown identifier").toBe("bcrypt 4");
});

test.each([
  ["$argon2id$v=19$m=8,t=1,p=1", 16],
  ["$argon2d$v=19$m=128,t=1,p=16", 512],
  ["$scrypt$ln=1,r=1,p=1", 16],
  ["$scrypt$ln=15,r=1,p=1", 512],
  ["$scrypt$ln=2,r=64,p=1000", 16],
  ["$pbkdf2-sha512$i=1", 512],
])("verifies the cheapest accepted hash (%s, %i bytes)", async (settings, length) => {
  const stored = importHash(`${settings}$${salt}$${Buffer.alloc(length).toString("base64")}`);
  const hasher = createNodeHasher({ prefer: "bcrypt", cost: 4 });
  expect(await hasher.verify("x", stored)).toEqual({ matches: false, outdated: false });
});

/** A hash as a tutorial stores it: the salt is the hex text of random bytes, and not the bytes. */
const tutorial: Pbkdf2Pair = {
  digest: "sha512",
  iterations: 1000,
  keyLength: 64,
  salt: "3b8f2c0d9e7a61554c1f8e0b7d2a9c46",
  saltEncoding: "utf8",
  hash: pbkdf2Sync(
    "correct horse battery staple",
    "3b8f2c0d9e7a61554c1f8e0b7d2a9c46",
    1000,
    64,
    "sha512",
  ).toString("hex"),
  hashEncoding: "hex",
};

test("imports the salt and the hash that Express tutorials store", async () => {
  const hasher = createNodeHasher({ prefer: "bcrypt", cost: 4 });
  const stored = importPbkdf2Pair(tutorial);
  expect(stored).toMatch(/^\$pbkdf2-sha512\$i=1000\$/);
  expect(await hasher.verify("correct horse battery staple", stored)).toEqual({
    matches: true,
    outdated: true,
  });
  const asBytes = importPbkdf2Pair({ ...tutorial, saltEncoding: "hex" });
  expect((await hasher.verify("correct horse battery staple", asBytes)).matches).toBe(false);
});

test("imports a key of 512 bytes, as passport-local-mongoose creates it", async () => {
  const bytes = randomBytes(32);
  const salted = bytes.toString("hex");
  const stored = importPbkdf2Pair({
    digest: "sha256",
    iterations: 25_000,
    salt: salted,
    saltEncoding: "utf8",
    hash: pbkdf2Sync("secret words", salted, 25_000, 512, "sha256").toString("hex"),
    hashEncoding: "hex",
  });
  const hasher = createNodeHasher({ prefer: "bcrypt", cost: 4 });
  expect((await hasher.verify("secret words", stored)).matches).toBe(true);
});

test.each([
  [{ keyLength: 32 }, "Must have a key with the length keyLength"],
  [{ hash: `${tutorial.hash}0` }, "Must be hex"],
  [{ hash: "not hex at all, not hex at all..", keyLength: undefined }, "Must be hex"],
  [{ salt: "%%%", saltEncoding: "base64" }, "Must be base64"],
  [{ salt: "" }, "Must have a salt of at most 512 bytes (for Argon2 at least 8)"],
  [{ iterations: 5_000_000 }, "Must have a cost within the supported range"],
] as const)("a pair with %j is refused", (change, reason) => {
  expect(() => importPbkdf2Pair({ ...tutorial, ...change })).toThrow(
    new UnsupportedHashError(reason),
  );
});
