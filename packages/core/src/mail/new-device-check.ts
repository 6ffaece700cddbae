import type { UserId } from "@latch/contract";
import { networkOf } from "../shared/network.ts";
import type { Clock } from "../shared/ports.ts";
import type { Device } from "./device.ts";
import type { KnownDeviceHash, KnownDeviceStore } from "./stores.ts";

/** How long an unused device or network stays known. */
const ttlSeconds = 180 * 24 * 3600;
/** How long a login from a known device and network does not renew their time. */
const renewalSeconds = 30 * 24 * 3600;
/** The maximum number of known devices and networks of one user. */
const maxEntries = 40;

type Deps = { knownDevices: KnownDeviceStore; knownDeviceHash: KnownDeviceHash; clock: Clock };

/** Returns a function that checks logins from new devices and networks. */
export function createNewDeviceCheck({ knownDevices, knownDeviceHash, clock }: Deps) {
  /**
   * Returns whether the device or the network of a login is new for the user; false for the first
   * login. Call `recordDevice` after the notification, so that a crash in between does not
   * suppress it. With `isRecorded`, both are known and need no call.
   */
  return async function checkDevice(userId: UserId, device: Device, address: string) {
    const [storedDevices, deviceHashes, networkHashes] = await Promise.all([
      knownDevices.get(userId),
      knownDeviceHash(userId, `device ${device.browser} ${device.system}`),
      knownDeviceHash(userId, `network ${networkOf(address)}`),
    ]);
    const nowSeconds = Math.floor(clock() / 1000);
    const entries = Object.entries(storedDevices ?? {}).sort(
      ([, first], [, second]) => second - first,
    );
    const currentEntries = entries.filter(
      ([, atSeconds], index) => atSeconds > nowSeconds - ttlSeconds && index < maxEntries,
    );
    const isKnown = [deviceHashes, networkHashes].every((hashes) =>
      currentEntries.some(([hash]) => hashes.includes(hash)),
    );
    const isRecent = [deviceHashes, networkHashes].every(([hash]) =>
      entries.some(
        ([known, atSeconds]) => known === hash && atSeconds > nowSeconds - renewalSeconds,
      ),
    );
    return {
      isNewDevice: storedDevices !== undefined && !isKnown,
      isRecorded: isKnown && isRecent,
      async recordDevice(): Promise<void> {
        if (isRecent) return;
        await knownDevices.record(userId, {
          hashes: [deviceHashes[0], networkHashes[0]],
          removed: entries
            .filter((entry) => !currentEntries.includes(entry))
            .map(([hash]) => hash)
            .filter((hash) => hash !== deviceHashes[0] && hash !== networkHashes[0]),
          atSeconds: nowSeconds,
        });
      },
    };
  };
}
