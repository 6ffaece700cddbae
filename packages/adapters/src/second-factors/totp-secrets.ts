import { idToBytes, type TotpSecrets } from "@latch/core";
import { fromBase64Url, toBase64Url } from "../crypto/base64url.ts";
import { type KeysOf, labels, type NonceLabel } from "../crypto/derive.ts";
import { createSeal } from "../crypto/seal.ts";

const idLength = 16;
/** 160 bits, the length of the hash (RFC 4226, section 4, R6). */
const secretLength = 20;
/** What authenticator apps support: SHA-1, six digits, 30 seconds (RFC 6238, section 4). */
const parameters = { algorithm: "SHA1", digits: 6, period: 30 };

/** Loads the library at the first code, because most starts are followed by none. */
const loadOtp = () => import("otpauth");

async function drawQrCode(uri: string): Promise<string> {
  const { correction, generate } = await import("lean-qr");
  const { toSvgSource } = await import("lean-qr/extras/svg");
  const image = generate(uri, { minCorrectionLevel: correction.M });
  return toSvgSource(image, { xmlDeclaration: false });
}

const use = labels.totpSecrets;
type Use = typeof use;

/**
 * Creates the codec of TOTP secrets (RFC 6238). A secret is sealed together with its user, so that it is
 * invalid in the item of another one.
 * @param issuer the name of the service in authenticator apps
 */
export function createTotpSecrets(
  keys: KeysOf<Use | NonceLabel<Use>>,
  { issuer: name }: { issuer: string },
): TotpSecrets {
  // A colon separates the issuer from the account in the URI.
  const issuer = name.replaceAll(":", " ");
  const seal = createSeal(keys, use);

  return {
    async create(userId, label) {
      const { Secret, TOTP } = await loadOtp();
      const secret = new Secret({ size: secretLength });
      const plain = new Uint8Array(idLength + secretLength);
      plain.set(idToBytes(userId));
      plain.set(secret.bytes, idLength);
      const uri = new TOTP({ issuer, label, secret, ...parameters }).toString();
      return {
        secret: secret.base32,
        uri,
        qrCode: await drawQrCode(uri),
        sealed: toBase64Url(await seal.seal(plain)),
      };
    },

    async findStep(userId, sealed, code, nowMs) {
      const bytes = fromBase64Url(sealed);
      const plain = bytes && (await seal.open(bytes));
      const owner = idToBytes(userId);
      if (!plain || !owner.every((byte, index) => plain[index] === byte)) return undefined;
      const { Secret, TOTP } = await loadOtp();
      const secret = new Secret({ buffer: plain.slice(idLength).buffer });
      const totp = new TOTP({ secret, ...parameters });
      // The library compares in constant time.
      const delta = totp.validate({ token: code, timestamp: nowMs, window: 1 });
      return delta === null ? undefined : totp.counter({ timestamp: nowMs }) + delta;
    },
  };
}
