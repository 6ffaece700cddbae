import type { UserId } from "@latch/contract";
import { type Caller, logContext } from "../shared/context.ts";
import type { Defer, Log } from "../shared/ports.ts";
import { tolerateFailure } from "../shared/tolerate-failure.ts";
import type { StoredTrustedDevice, TrustedDeviceStore } from "./trusted-device.ts";

/** The maximum number of trusted devices of an account. */
const maxDevices = 100;

/** The devices that a login reads: more than an account may have, so that it corrects what concurrent logins exceed. */
const maxRead = 250;

type Deps = {
  trustedDevices: Pick<TrustedDeviceStore, "listNewest" | "remove">;
  defer: Defer;
  log: Log;
};

/**
 * Returns the functions that keep the number of trusted devices of an account below its limit, so that a list of them
 * is one response. Only a login that makes a device trusted calls them.
 */
export const createLimitTrustedDevices = ({ trustedDevices, defer, log }: Deps) => ({
  /** Reads the newest devices of a user. If that fails, the login continues, and the next one enforces the limit. */
  read: async (userId: UserId): Promise<StoredTrustedDevice[]> =>
    trustedDevices.listNewest(userId, { limit: maxRead }).then(
      ({ devices }) => devices,
      (err) => {
        log.warn(
          { event: "trusted_device.limit_unchecked", userId, err },
          "the next login that trusts a device enforces the limit",
        );
        return [];
      },
    ),

  /**
   * Ends the trust in the oldest devices above the limit. The session is stored, so a failure does not fail the login.
   * @param found the newest devices of the user, newest first
   */
  async enforce(
    { userId, deviceId }: StoredTrustedDevice,
    { found, caller }: { found: StoredTrustedDevice[]; caller: Caller },
  ): Promise<void> {
    const others = found.filter((device) => device.deviceId !== deviceId);
    const excess = others.slice(maxDevices - 1);
    if (excess.length === 0) return;
    await defer(async () => {
      const removals = excess.map((device) => trustedDevices.remove(userId, device.deviceId));
      if (!(await tolerateFailure(log, Promise.all(removals)))) return;
      log.info(
        {
          event: "trusted_device.limit_reached",
          userId,
          count: excess.length,
          ...logContext(caller),
        },
        "the trust in the oldest devices ended",
      );
    });
  },
});
