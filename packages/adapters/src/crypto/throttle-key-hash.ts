import { createMacs } from "./derive.ts";
import type { KeyRing } from "./key-ring.ts";

/** Creates the keyed hash of counter names: 144 bits of an HMAC. A key rotation resets all counters. */
export function createThrottleKeyHash({ sealing }: KeyRing): (name: string) => Promise<string> {
  const [mac] = createMacs(sealing, "latch throttles");
  return async (name) => btoa(String.fromCharCode(...(await mac(name)).subarray(0, 18)));
}
