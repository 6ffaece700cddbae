import type { TrustedDevice } from "@latch/contract";
import { type Context, logContext } from "../shared/context.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { UserStore } from "../users/user.ts";
import type { DeviceId } from "./device-tokens.ts";
import type { SessionStore } from "./session.ts";
import { isTrusted, type TrustedDeviceStore, toTrustedDevice } from "./trusted-device.ts";
import { isAdmittedByTrust } from "./trusted-session.ts";

type Deps = {
  trustedDevices: TrustedDeviceStore;
  sessions: Pick<SessionStore, "list" | "end">;
  users: UserStore;
  clock: Clock;
  log: Log;
};

/** Returns the functions with which users manage their trusted devices. */
export function createTrustedDevices({ trustedDevices, sessions, users, clock, log }: Deps) {
  /** Lists the trusted devices of the caller, oldest first. @throws `unauthenticated` */
  async function list({ principal }: Context): Promise<TrustedDevice[]> {
    const { userId } = principal;
    const current = principal.kind === "session" ? principal.deviceId : undefined;
    const [user, devices] = await Promise.all([users.get(userId), trustedDevices.list(userId)]);
    if (!user) throw new ProblemError("unauthenticated");
    const now = clock();
    return devices
      .filter((device) => isTrusted(device, user, now))
      .map((device) => toTrustedDevice(device, current));
  }

  /**
   * Ends the trust in a device, and the sessions that it has admitted. The next login there needs the second
   * factor, and so does the next refresh of the session of this request.
   */
  async function remove(
    { principal, caller }: Context,
    { deviceId }: { deviceId: DeviceId },
  ): Promise<void> {
    const { userId } = principal;
    const current = principal.kind === "session" ? principal.sessionId : undefined;
    // First the trust: a login that follows is not admitted, and one before it has stored its session.
    await trustedDevices.remove(userId, deviceId);
    const admitted = (await sessions.list(userId)).filter(
      (each) => each.deviceId === deviceId && each.sessionId !== current && isAdmittedByTrust(each),
    );
    await Promise.all(admitted.map(({ sessionId }) => sessions.end(userId, sessionId)));
    log.info(
      { event: "trusted_device.removed", userId, deviceId, ...logContext(caller) },
      "trust in a device ended",
    );
  }

  return { list, remove };
}
export type TrustedDevices = ReturnType<typeof createTrustedDevices>;
