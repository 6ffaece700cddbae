import type { DeviceMarks } from "@latch/core";
import { toBase64Url } from "./base64url.ts";
import { macKey } from "./derive.ts";
import type { KeyRing } from "./key-ring.ts";

const encoder = new TextEncoder();

/**
 * Marks of devices and networks: 96 bits of an HMAC, since whoever reads the table could find a mere
 * hash of an address by trying all of them.
 */
export function createDeviceMarks({ sealing }: KeyRing): DeviceMarks {
  const keyOf = ({ secret }: { secret: string }) => macKey(secret, "latch known devices");
  const current = keyOf(sealing.current);
  const previous = sealing.previous && keyOf(sealing.previous);

  return async (userId, what) => {
    async function mark(key: typeof current): Promise<string> {
      const mac = await crypto.subtle.sign("HMAC", await key, encoder.encode(`${userId} ${what}`));
      return toBase64Url(new Uint8Array(mac).subarray(0, 12));
    }
    return [await mark(current), ...(previous ? [await mark(previous)] : [])];
  };
}
