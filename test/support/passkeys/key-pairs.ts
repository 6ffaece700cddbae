import { createSign, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { encodeCbor } from "./cbor.ts";

/** A key pair of a passkey: the COSE key (RFC 9053) and the function that signs. */
export type PasskeyKeyPair = { cose: Buffer; sign(data: Uint8Array): Buffer };

const part = (key: KeyObject, name: "x" | "y" | "n" | "e") =>
  Buffer.from(String(key.export({ format: "jwk" })[name]), "base64url");

/** Creates a key pair of a COSE algorithm: ES256 (-7), EdDSA with Ed25519 (-8) or RS256 (-257). */
export function createPasskeyKeyPair(algorithm: number): PasskeyKeyPair {
  if (algorithm === -7) {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const [x, y] = [part(publicKey, "x"), part(publicKey, "y")];
    return {
      cose: encodeCbor(
        new Map<number, number | Buffer>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, x],
          [-3, y],
        ]),
      ),
      sign: (data) => createSign("sha256").update(data).sign(privateKey),
    };
  }
  if (algorithm === -8) {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const x = part(publicKey, "x");
    return {
      cose: encodeCbor(
        new Map<number, number | Buffer>([
          [1, 1],
          [3, -8],
          [-1, 6],
          [-2, x],
        ]),
      ),
      sign: (data) => sign(null, data, privateKey),
    };
  }
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const [n, e] = [part(publicKey, "n"), part(publicKey, "e")];
  return {
    cose: encodeCbor(
      new Map<number, number | Buffer>([
        [1, 3],
        [3, -257],
        [-1, n],
        [-2, e],
      ]),
    ),
    sign: (data) => createSign("sha256").update(data).sign(privateKey),
  };
}
