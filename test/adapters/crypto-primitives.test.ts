import * as nodeCrypto from "node:crypto";
import { describe, expect, test } from "vitest";
import { createNodePrimitives } from "../../packages/adapters/src/crypto/primitives/node-primitives.ts";
import { primitives } from "../../packages/adapters/src/crypto/primitives/runtime-primitives.ts";
import { webPrimitives } from "../../packages/adapters/src/crypto/primitives/web-primitives.ts";

const node = createNodePrimitives(nodeCrypto);
const implementations = { node, web: webPrimitives };
const fromHex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const toHex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("hex");
const zeros = (length: number) => new Uint8Array(length);

describe.each(Object.entries(implementations))("the primitives of %s", (_name, implementation) => {
  test("compute SHA-256 (FIPS 180-4) of bytes and of a text", async () => {
    const expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(toHex(await implementation.sha256("abc"))).toBe(expected);
    expect(toHex(await implementation.sha256(fromHex("616263")))).toBe(expected);
  });

  test("derive keys by HKDF (RFC 5869, test case 3)", async () => {
    const secret = fromHex("0b".repeat(22));
    expect(toHex(await implementation.deriveKey(secret, ""))).toBe(
      "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
    );
  });

  test("compute HMAC-SHA-256 (RFC 4231, test case 2) of bytes and of a text", async () => {
    const mac = implementation.hmac(new Uint8Array(Buffer.from("Jefe")));
    const text = "what do ya want for nothing?";
    const expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    expect(toHex(await mac(text))).toBe(expected);
    expect(toHex(await mac(new Uint8Array(Buffer.from(text))))).toBe(expected);
  });

  test("encrypt by AES-256-GCM (test case 14 of its specification)", async () => {
    const { encrypt, decrypt } = implementation.aesGcm(zeros(32));
    const sealed = await encrypt(zeros(16), zeros(12), zeros(0));
    expect(toHex(sealed)).toBe("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    expect(await decrypt(sealed, zeros(12), zeros(0))).toEqual(zeros(16));
  });

  test("do not decrypt what was changed, is incomplete, or has other additional data", async () => {
    const { encrypt, decrypt } = implementation.aesGcm(zeros(32));
    const sealed = await encrypt(zeros(40), zeros(12), Uint8Array.of(1));
    for (const at of [0, 39, 40, 55]) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await decrypt(changed, zeros(12), Uint8Array.of(1)), `byte ${at}`).toBeUndefined();
    }
    for (const length of [0, 12, 15, 16, 55]) {
      const cut = sealed.slice(0, length);
      expect(await decrypt(cut, zeros(12), Uint8Array.of(1)), `${length}`).toBeUndefined();
    }
    expect(await decrypt(sealed, zeros(12), Uint8Array.of(2))).toBeUndefined();
    expect(await decrypt(sealed, zeros(11), Uint8Array.of(1))).toBeUndefined();
    expect(await decrypt(sealed, zeros(0), Uint8Array.of(1))).toBeUndefined();
  });

  test("sign by ES256, in the format of JWS", async () => {
    const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
    const pair = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    const { x, y, d } = (await crypto.subtle.exportKey("jwk", pair.privateKey)) as Record<
      "x" | "y" | "d",
      string
    >;
    const sign = implementation.es256({ kty: "EC", crv: "P-256", x, y, d });
    const signature = await sign("header.ü");
    expect(signature).toHaveLength(64);
    const signed = new TextEncoder().encode("header.ü");
    const isValid = await crypto.subtle.verify(algorithm, pair.publicKey, signature, signed);
    expect(isValid).toBe(true);
  });
});

test("what one implementation encrypts, the other one decrypts", async () => {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  for (const length of [0, 1, 15, 16, 17, 100, 5000]) {
    const plain = crypto.getRandomValues(new Uint8Array(length));
    const sealed = await node.aesGcm(key).encrypt(plain, nonce, Uint8Array.of(7));
    expect(await webPrimitives.aesGcm(key).encrypt(plain, nonce, Uint8Array.of(7))).toEqual(sealed);
    for (const { aesGcm } of [node, webPrimitives]) {
      expect(await aesGcm(key).decrypt(sealed, nonce, Uint8Array.of(7))).toEqual(plain);
    }
  }
});

test("each signature of Node has two numbers of 32 bytes, also those with zeros before them", () => {
  const { privateKey, publicKey } = nodeCrypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
  const sign = node.es256(privateKey.export({ format: "jwk" }) as Parameters<typeof node.es256>[0]);
  const key = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  let shortNumbers = 0;
  for (let each = 0; each < 2000; each++) {
    const signature = sign(`text ${each}`) as Uint8Array;
    expect(signature).toHaveLength(64);
    expect(nodeCrypto.verify("sha256", Buffer.from(`text ${each}`), key, signature)).toBe(true);
    if (signature[0] === 0 || signature[32] === 0) shortNumbers++;
  }
  expect(shortNumbers).toBeGreaterThan(0);
});

test("Node uses its own primitives", () => {
  expect(primitives.sha256("abc")).toBeInstanceOf(Uint8Array);
});
