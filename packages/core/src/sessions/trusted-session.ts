import type { Clock } from "../shared/ports.ts";
import type { StoredUser } from "../users/user.ts";
import { authenticationOfSession, type StoredSession } from "./session.ts";
import { isTrusted, type TrustedDeviceStore } from "./trusted-device.ts";

type Deps = {
  trustedDevices: Pick<TrustedDeviceStore, "get">;
  /** The days for which a device stays trusted; 0 if none is. */
  trustedDeviceDays: number;
  clock: Clock;
};

/** Returns whether a session was admitted by the trust in its device alone, without the second factor. */
export const isAdmittedByTrust = (session: StoredSession): boolean =>
  session.trustedDevice === true && !authenticationOfSession(session).amr.includes("mfa");

/**
 * Creates the function that returns whether the trust that admitted a session still exists. The gate asks it at
 * each use of a refresh token, so that a login which races with the end of the trust gains nothing (OWASP ASVS
 * 5.0, 7.4.3). Only sessions of trusted devices cost the read.
 */
export const createHasTrust =
  ({ trustedDevices, trustedDeviceDays, clock }: Deps) =>
  async (session: StoredSession, user: StoredUser): Promise<boolean> => {
    const { userId, deviceId } = session;
    if (!isAdmittedByTrust(session) || !deviceId || trustedDeviceDays === 0) return false;
    return isTrusted(await trustedDevices.get(userId, deviceId), user, clock());
  };
export type HasTrust = ReturnType<typeof createHasTrust>;
