import type { SessionId, TypeId, UserId } from "@latch/contract";
import { idFromBytes, idToBytes } from "../shared/ids.ts";
import type { StoredUser } from "../users/user.ts";

export type DeviceId = TypeId<"dev">;

/** A device on which a user has logged in, and the `credentialEpoch` of that login. */
export type KnownDevice = { userId: UserId; deviceId: DeviceId; credentialEpoch: number };

/**
 * Seals device tokens. A client sends the token of its last session when it logs in, so that the guesses
 * of a known device are counted separately. A device token never replaces a proof.
 */
export interface DeviceTokens {
  seal(device: KnownDevice): Promise<string>;
  open(text: string): Promise<KnownDevice | undefined>;
}

/** Returns the id of a new device, derived from the session that it starts. */
export const newDeviceId = (sessionId: SessionId): DeviceId =>
  idFromBytes("dev", idToBytes(sessionId));

/** Returns the device of a session. */
export const deviceOfSession = (
  { deviceId, sessionId }: { deviceId?: DeviceId; sessionId: SessionId },
  { userId, credentialEpoch = 0 }: StoredUser,
): KnownDevice => ({ userId, deviceId: deviceId ?? newDeviceId(sessionId), credentialEpoch });
