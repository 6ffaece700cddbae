import type { AdmissionRules } from "../admission/decide-admission.ts";
import type { OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import type { StoredUser } from "../users/user.ts";
import type { DeviceId } from "./device-tokens.ts";
import type { TrustedDeviceStore } from "./trusted-device.ts";

type Deps = {
  trustedDevices: Pick<TrustedDeviceStore, "put">;
  /** The days for which a device stays trusted; 0 if none is. */
  trustedDeviceDays: number;
  rules: AdmissionRules;
  newId: NewId;
  clock: Clock;
};

const daySeconds = 24 * 3600;

/**
 * Creates the function that makes the device of a login trusted, after a login with the second factor (NIST SP
 * 800-63B-4, section 2.2: later logins there are of level 1).
 * @returns the device; undefined if the installation, or the role of the user, does not allow it
 */
export const createTrustDevice =
  ({ trustedDevices, trustedDeviceDays, rules, newId, clock }: Deps) =>
  async (
    { caller }: OpenContext,
    { userId, role, credentialEpoch = 0, trustEpoch = 0 }: StoredUser,
    known: DeviceId | undefined,
  ): Promise<DeviceId | undefined> => {
    if (trustedDeviceDays === 0 || rules.secondFactorRoles.includes(role)) return undefined;
    const deviceId = known ?? newId("dev");
    const now = clock();
    await trustedDevices.put(
      {
        userId,
        deviceId,
        credentialEpoch,
        trustEpoch,
        userAgent: caller.userAgent,
        createdAt: new Date(now).toISOString(),
        expiresAt: Math.floor(now / 1000) + trustedDeviceDays * daySeconds,
      },
      { ...caller, actor: userId },
    );
    return deviceId;
  };
