import { argon2Sync } from "node:crypto";
import { createNodeHasher, importHash, importPbkdf2Pair } from "@latch/adapters/hashing/node";
import { expect, test } from "vitest";

const hasher = createNodeHasher({ prefer: "argon2id", cost: 4 });
const hex = (text: string): string => text.replaceAll(/\s/g, "");

/** A password of no vector: it must not match any of them. */
const other = "Tr0ub4dor&3";

async function expectMatch(password: string, stored: string): Promise<void> {
  expect(await hasher.verify(password, stored)).toEqual({ matches: true, outdated: true });
  expect(await hasher.verify(`${password}${other}`, stored)).toMatchObject({ matches: false });
}

const b64 = (text: string, encoding: BufferEncoding): string =>
  Buffer.from(text, encoding).toString("base64").replaceAll("=", "");

test.each([
  // RFC 7914, section 12. Its first vector has no password and no salt; its last needs a gigabyte.
  [
    "password",
    "NaCl",
    "ln=10,r=8,p=16",
    `fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
     2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640`,
  ],
  [
    "pleaseletmein",
    "SodiumChloride",
    "ln=14,r=8,p=1",
    `7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2
     d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887`,
  ],
])(
  "derives the scrypt key of %j with the salt %j, as in RFC 7914",
  async (password, salt, parameters, key) => {
    await expectMatch(
      password,
      `$scrypt$${parameters}$${b64(salt, "utf8")}$${b64(hex(key), "hex")}`,
    );
  },
);

test.each([
  // RFC 7914, section 11.
  [
    "sha256",
    "passwd",
    "salt",
    1,
    `55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc
     49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783`,
  ],
  [
    "sha256",
    "Password",
    "NaCl",
    80_000,
    `4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56
     a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d`,
  ],
  // The inputs of RFC 6070 with HMAC-SHA-256, as published with it.
  [
    "sha256",
    "password",
    "salt",
    4096,
    "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a",
  ],
  [
    "sha256",
    "passwordPASSWORDpassword",
    "saltSALTsaltSALTsaltSALTsaltSALTsalt",
    4096,
    "348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1c635518c7dac47e9",
  ],
  [
    "sha512",
    "password",
    "salt",
    4096,
    `d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5
     143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5`,
  ],
] as const)("pbkdf2-%s: %j with %j, %i rounds", async (digest, password, salt, iterations, key) => {
  const pair = { digest, iterations, salt, hash: hex(key), hashEncoding: "hex" } as const;
  await expectMatch(password, importPbkdf2Pair({ ...pair, saltEncoding: "utf8" }));
});

test("derives the Argon2 key of RFC 9106 with node:crypto", () => {
  // Section 5.3. It has a secret and associated data, which stored hashes do not have.
  const parameters = {
    message: Buffer.alloc(32, 1),
    nonce: Buffer.alloc(16, 2),
    secret: Buffer.alloc(8, 3),
    associatedData: Buffer.alloc(12, 4),
    parallelism: 4,
    tagLength: 32,
    memory: 32,
    passes: 3,
  };
  expect(argon2Sync("argon2id", parameters).toString("hex")).toBe(
    "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
  );
});

test.each([
  // The reference implementation's own tests (phc-winner-argon2, src/test.c).
  "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
  "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
  "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8",
])("verifies the reference Argon2 hash %s", async (stored) => {
  await expectMatch("password", stored);
});

test.each([
  // The PHP manual, password_verify.
  ["rasmuslerdorf", "$2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq"],
  // The tests of Openwall's crypt_blowfish, with bytes that 2x hashed incorrectly.
  ["U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"],
])("verifies %j against the bcrypt hash %s", async (password, stored) => {
  await expectMatch(password, stored);
});

const repeated = "abc123".repeat(12);

test.each([
  // passlib 1.7.4, known_correct_hashes of bcrypt_sha256.
  ["", "$bcrypt-sha256$v=2,t=2b,r=5$E/e/2AOhqM5W/KJTFQzLce$WFPIZKtDDTriqWwlmRFfHiOTeheAZWe"],
  [
    "password",
    "$bcrypt-sha256$v=2,t=2b,r=5$5Hg1DKFqPE8C2aflZ5vVoe$wOK1VFFtS8IGTrGa7.h5fs0u84qyPbS",
  ],
  [
    "t\u00e1\u0411\u2113\u0259",
    "$bcrypt-sha256$v=2,t=2b,r=5$.US1fQ4TQS.ZTz/uJ5Kyn.$pzzgp40k8reM1CuQb03PvE0IDPQSdV6",
  ],
  [repeated, "$bcrypt-sha256$v=2,t=2b,r=5$X1g1nh3g0v4h6970O68cxe$zu1cloESVFIOsUIo7fCEgkdHaI9SSue"],
  [
    `${repeated}qwr`,
    "$bcrypt-sha256$v=2,t=2b,r=5$X1g1nh3g0v4h6970O68cxe$CBF9csfEdW68xv3DwE6xSULXMtqEFP.",
  ],
  [
    `${repeated}xyz`,
    "$bcrypt-sha256$v=2,t=2b,r=5$X1g1nh3g0v4h6970O68cxe$zC/1UDUG2ofEXB6Onr2vvyFzfhEOS3S",
  ],
])("verifies %j against the hash %s of passlib", async (password, stored) => {
  await expectMatch(password, importHash(stored));
});

const passphrase = "correct horse battery staple";

test.each([
  // passlib 1.7.4
  "$pbkdf2-sha256$2000$dQ6h9N7bOwdgDIGwtra2Vg$bBdcjftjHhB0qgLKWxOVDMdXy5UvDsaCJyFKp/mM/Jk",
  "$pbkdf2-sha512$2000$O2fsPedcy9l7zxnD.D8nRA$yYgAdsQq0YOzWViUhBl3I1YsA6WRL.YktO36TXRZtPMy2Q0bm2qfmm.3/ktCtHplR/Bc8fZRC0ykfqx9X1dvdw",
  "$scrypt$ln=10,r=8,p=1$nPPeG6OUUgoBoLR2bs15bw$1g9b5js4GLvO8eLCrYs/9gVODplFo0nU6n7Lm4zN+p8",
  "$argon2id$v=19$m=1024,t=1,p=2$AgCgFAJgzFmLUUpp7d3bGw$3e6RL01PJBVMf29AXIFC3Z9OxpIvx+XH9a5R+Fdc5iY",
  "$argon2i$v=19$m=1024,t=1,p=2$fM+Z01qrVco5RyjFWCsFoA$9/0BjrstRth9A3gjqLRBq/FH5GopGAUYKGjdIHMRtdM",
  // bcrypt 5.0.0 for Python
  "$2a$04$CDqq8qU5RX45D4vU19XZUu0YuDoXfa5hmZwEcd.9Z4N34ehhBQAcG",
  "$2b$04$jpkepoV.3Zw7p0BN93L84uJsLYp6mrQQ3vIroqXQS84c6B/ZdhMhG",
  // Django 5.2.17
  "pbkdf2_sha256$2000$rpGJNGEhJkZdq17v6Buqf2$dBQct92zq1YH9YLMkHyOASM5m66AcjUFwQmr24GTGzc=",
  "scrypt$1024$saltsaltsalt$8$5$IX73r0TCc4sCYG3q9oCZm6kk6YdTM36XAOvOb22uK6Lh6gg9Dy5KB7Mm2KTG5di5JUnsle2NP5W5XsNMYPGmvw==",
  "argon2$argon2id$v=19$m=1024,t=1,p=2$c2FsdHNhbHRzYWx0$hH8Ev5B8uFmbwqTzE/5VseRUdl8/N8M+bY4Co5V8sUY",
  "bcrypt$$2b$04$2Sl61JLxn5HVXpZrHc6pTO9hx3DMHBwIQg3EuhE8zT0PciZzUg2XK",
])("verifies the imported hash %s", async (foreign) => {
  await expectMatch(passphrase, importHash(foreign));
});
