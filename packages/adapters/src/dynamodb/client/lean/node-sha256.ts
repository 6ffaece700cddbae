import type { KeyObject } from "node:crypto";
import type { Checksum, ChecksumConstructor, SourceData } from "@smithy/types";

const toBytes = (data: SourceData): Uint8Array =>
  data instanceof Uint8Array ? data : Buffer.from(data as string);

/**
 * Creates SHA-256, and HMAC-SHA-256 with a secret, for the signer of the SDK. Its own implementation passes a secret as
 * bytes to `createHmac`, which takes five times as long as the key object of the secret.
 */
export function createNodeSha256(): ChecksumConstructor {
  // The edge loads this module, and has no node:crypto.
  const { createHmac, createSecretKey, hash } = process.getBuiltinModule("node:crypto");
  /** The key objects of signing keys, of which there is a new one each day. */
  const keyObjects = new WeakMap<Uint8Array, KeyObject>();

  function toHmacKey(secret: SourceData): KeyObject | string {
    if (typeof secret === "string") return secret;
    const bytes = toBytes(secret);
    const key = keyObjects.get(bytes) ?? createSecretKey(bytes);
    keyObjects.set(bytes, key);
    return key;
  }

  return class implements Checksum {
    readonly #secret: SourceData | undefined;
    #data: Uint8Array = new Uint8Array();

    constructor(secret?: SourceData) {
      this.#secret = secret;
    }

    update(data: Uint8Array): void {
      this.#data = this.#data.length === 0 ? data : Buffer.concat([this.#data, data]);
    }

    async digest(): Promise<Uint8Array> {
      return this.#secret
        ? createHmac("sha256", toHmacKey(this.#secret)).update(this.#data).digest()
        : hash("sha256", this.#data, "buffer");
    }

    reset(): void {
      this.#data = new Uint8Array();
    }
  };
}
