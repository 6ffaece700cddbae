import { type DeviceTokens, idFromBytes, idToBytes } from "@latch/core";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { type KeysOf, labels, type NonceLabel } from "./derive.ts";
import { createSeal } from "./seal.ts";

/** The prefix by which secret scanners, and readers of a log, recognise a device token. */
const prefix = "ldt_";
const idLength = 16;
const epochAt = 2 * idLength;
const length = epochAt + 4;
const use = labels.deviceTokens;
type Use = typeof use;

/** Creates device tokens: a sealed user id, device id and epoch. A device always has the same token. */
export function createDeviceTokens(keys: KeysOf<Use | NonceLabel<Use>>): DeviceTokens {
  const seal = createSeal(keys, use);

  return {
    async seal({ userId, deviceId, credentialEpoch }) {
      const plain = new Uint8Array(length);
      plain.set(idToBytes(userId));
      plain.set(idToBytes(deviceId), idLength);
      new DataView(plain.buffer).setUint32(epochAt, credentialEpoch);
      return prefix + toBase64Url(await seal.seal(plain));
    },

    async open(text) {
      const sealed = text.startsWith(prefix) ? fromBase64Url(text.slice(prefix.length)) : undefined;
      const plain = sealed && (await seal.open(sealed));
      if (plain?.length !== length) return undefined;
      return {
        userId: idFromBytes("usr", plain.subarray(0, idLength)),
        deviceId: idFromBytes("dev", plain.subarray(idLength, epochAt)),
        credentialEpoch: new DataView(plain.buffer, plain.byteOffset).getUint32(epochAt),
      };
    },
  };
}
