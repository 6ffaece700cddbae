import { toBase64 } from "./base64url.ts";
import { createMacs, type KeysOf, labels } from "./derive.ts";

/** Creates the keyed hash of counter names: 144 bits of an HMAC. A key rotation resets all counters. */
export function createThrottleKeyHash({
  sealing,
}: KeysOf<typeof labels.throttles>): (name: string) => Promise<string> {
  const [mac] = createMacs(sealing, labels.throttles);
  return async (name) => toBase64((await mac(name)).subarray(0, 18));
}
