import type { AdmissionRules } from "../admission/decide-admission.ts";
import type { Caller } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredTrustedDevice } from "./trusted-device.ts";

type Deps = {
  /** The days for which a device stays trusted; 0 if none is. */
  trustedDeviceDays: number;
  rules: AdmissionRules;
  newId: NewId;
  clock: Clock;
};

const daySeconds = 24 * 3600;

/**
 * Creates the function that returns the device of a login as a trusted one, after a login with the second factor
 * (NIST SP 800-63B-4, section 2.2: later logins there are of level 1). It is stored with the session, by the
 * transaction that uses the proofs up. The device gets a new id, and thereby a new token.
 * @returns undefined if the installation, or the role of the user, does not allow it
 */
export const createTrustDevice =
  ({ trustedDeviceDays, rules, newId, clock }: Deps) =>
  (
    { userAgent }: Caller,
    { userId, role, credentialEpoch = 0, trustEpoch = 0 }: StoredUser,
  ): StoredTrustedDevice | undefined => {
    if (trustedDeviceDays === 0 || rules.secondFactorRoles.includes(role)) return undefined;
    const now = clock();
    return {
      userId,
      // A copy of the token that the device had before must not become trusted.
      deviceId: newId("dev"),
      credentialEpoch,
      trustEpoch,
      userAgent,
      createdAt: new Date(now).toISOString(),
      expiresAt: Math.floor(now / 1000) + trustedDeviceDays * daySeconds,
    };
  };
