import type { KnownDeviceHash } from "@latch/core";
import { toBase64Url } from "./base64url.ts";
import { createMacs, type KeysOf, labels, type Mac } from "./derive.ts";

/**
 * Creates the function that hashes known devices and networks: 96 bits of an HMAC. A plain hash
 * would not protect an address, because a reader of the table could hash all addresses.
 * The function returns the hash by the current key first, then the hash by the previous key.
 */
export function createKnownDeviceHash({
  sealing,
}: KeysOf<typeof labels.knownDevices>): KnownDeviceHash {
  const [current, ...previous] = createMacs(sealing, labels.knownDevices);

  return async (userId, what) => {
    const computeHash = async (mac: Mac) =>
      toBase64Url((await mac(`${userId} ${what}`)).subarray(0, 12));
    return [await computeHash(current), ...(await Promise.all(previous.map(computeHash)))];
  };
}
