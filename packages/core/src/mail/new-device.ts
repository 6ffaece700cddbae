import type { UserId } from "@latch/contract";
import { networkOf } from "../shared/network.ts";
import type { Clock } from "../shared/ports.ts";
import type { Device } from "./device.ts";
import type { DeviceMarks, KnownDeviceStore } from "./stores.ts";

/** Seconds after which a device or network that was not used is unknown again. */
const memorySeconds = 180 * 24 * 3600;
/** How many of them are remembered of one person. */
const maxMarks = 40;

type Deps = { known: KnownDeviceStore; marks: DeviceMarks; clock: Clock };

/** Knows with what, and from where, people have logged in before. */
export function createDeviceWatch({ known: store, marks, clock }: Deps) {
  /**
   * Looks whether a log-in is one to be told of: with a device, or from a network, that the person was
   * not seen with before; never the very first. `remember` makes it known: after it was told, so that
   * whoever is killed in between tells it.
   */
  return async function look(userId: UserId, device: Device, address: string) {
    const [seen, ofDevice, ofNetwork] = await Promise.all([
      store.get(userId),
      marks(userId, `device ${device.browser} ${device.system}`),
      marks(userId, `network ${networkOf(address)}`),
    ]);
    const nowSeconds = Math.floor(clock() / 1000);
    const known = Object.entries(seen ?? {}).sort(([, one], [, other]) => other - one);
    const fresh = known.filter(
      ([, atSeconds], index) => atSeconds > nowSeconds - memorySeconds && index < maxMarks,
    );
    const isKnown = [ofDevice, ofNetwork].every((each) =>
      fresh.some(([mark]) => each.includes(mark)),
    );
    return {
      isNews: seen !== undefined && !isKnown,
      remember: (): Promise<void> =>
        store.note(userId, {
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
