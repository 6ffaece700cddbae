import type { RecoveryCodeTexts } from "@latch/core";
import { toBase64Url } from "../crypto/base64url.ts";

const setSize = 10;
/** 120 bits, which base32 encodes as 24 characters. */
const codeBytes = 15;
const encoder = new TextEncoder();

/** Returns the characters of a code that count: those of base32 (RFC 4648, section 6). */
const normalize = (code: string): string => code.toUpperCase().replace(/[^A-Z2-7]/g, "");

/**
 * Creates the codec of recovery codes. They need no slow hash, because they cannot be guessed (NIST SP
 * 800-63B-4, section 3.1.2.2).
 */
export function createRecoveryCodeTexts(): RecoveryCodeTexts {
  async function hash(code: string): Promise<string> {
    const digest = await crypto.subtle.digest("SHA-256", encoder.encode(normalize(code)));
    return toBase64Url(new Uint8Array(digest));
  }

  return {
    hash,

    async create() {
      const { Secret } = await import("otpauth");
      const codes = Array.from({ length: setSize }, () => {
        const { base32 } = new Secret({ size: codeBytes });
        return (base32.match(/.{6}/g) ?? []).join("-");
      });
      return { codes, hashes: new Set(await Promise.all(codes.map(hash))) };
    },
  };
}
