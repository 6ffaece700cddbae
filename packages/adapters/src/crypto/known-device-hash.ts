import type { KnownDeviceHash } from "@latch/core";
import { toBase64Url } from "./base64url.ts";
import { createMacs, type Mac } from "./derive.ts";
import type { KeyRing } from "./key-ring.ts";

/**
 * Marks of devices and networks: 96 bits of an HMAC, since whoever reads the table could find a mere
 * hash of an address by trying all of them.
 */
export function createKnownDeviceHash({ sealing }: KeyRing): KnownDeviceHash {
  const [current, ...previous] = createMacs(sealing, "latch known devices");

  return async (userId, what) => {
    const markBy = async (mac: Mac) =>
      toBase64Url((await mac(`${userId} ${what}`)).subarray(0, 12));
    return [await markBy(current), ...(await Promise.all(previous.map(markBy)))];
  };
}
