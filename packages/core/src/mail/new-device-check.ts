import type { UserId } from "@latch/contract";
import { networkOf } from "../shared/network.ts";
import type { Clock } from "../shared/ports.ts";
import type { Device } from "./device.ts";
import type { KnownDeviceHash, KnownDeviceStore } from "./stores.ts";

/** Seconds after which a device or network that was not used is unknown again. */
const ttlSeconds = 180 * 24 * 3600;
/** How many of them are remembered of one person. */
const maxMarks = 40;

type Deps = { knownDevices: KnownDeviceStore; knownDeviceHash: KnownDeviceHash; clock: Clock };

/** Knows with what, and from where, people have logged in before. */
export function createNewDeviceCheck({ knownDevices: store, knownDeviceHash, clock }: Deps) {
  /**
   * Looks whether a log-in is one to be told of: with a device, or from a network, that the person was
   * not seen with before; never the very first. `remember` makes it known: after it was told, so that
   * whoever is killed in between tells it.
   */
  return async function checkDevice(userId: UserId, device: Device, address: string) {
    const [seen, ofDevice, ofNetwork] = await Promise.all([
      store.get(userId),
      knownDeviceHash(userId, `device ${device.browser} ${device.system}`),
      knownDeviceHash(userId, `network ${networkOf(address)}`),
    ]);
    const nowSeconds = Math.floor(clock() / 1000);
    const known = Object.entries(seen ?? {}).sort(([, one], [, other]) => other - one);
    const fresh = known.filter(
      ([, atSeconds], index) => atSeconds > nowSeconds - ttlSeconds && index < maxMarks,
    );
    const isKnown = [ofDevice, ofNetwork].every((each) =>
      fresh.some(([mark]) => each.includes(mark)),
    );
    return {
      isNewDevice: seen !== undefined && !isKnown,
      remember: (): Promise<void> =>
        store.record(userId, {
          marks: [ofDevice[0], ofNetwork[0]],
          forget: known
            .filter((entry) => !fresh.includes(entry))
            .map(([mark]) => mark)
            .filter((mark) => mark !== ofDevice[0] && mark !== ofNetwork[0]),
          atSeconds: nowSeconds,
        }),
    };
  };
}
