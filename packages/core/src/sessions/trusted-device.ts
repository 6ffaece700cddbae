import type { TrustedDevice, UserId } from "@latch/contract";
import type { StoredUser } from "../users/user.ts";
import type { DeviceId } from "./device-tokens.ts";

/** A device on which a user has chosen to log in without the second factor. */
export type StoredTrustedDevice = {
  userId: UserId;
  deviceId: DeviceId;
  /** The `credentialEpoch` of the account when the device became trusted. */
  credentialEpoch: number;
  /** The `trustEpoch` of the account at that time; absent means 0. */
  trustEpoch?: number;
  userAgent?: string;
  createdAt: string;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** Stores trusted devices, which sessions begin with. Reads are strongly consistent. */
export interface TrustedDeviceStore {
  get(userId: UserId, deviceId: DeviceId): Promise<StoredTrustedDevice | undefined>;
  /** Lists the trusted devices of a user, oldest first. They may have expired. */
  list(userId: UserId): Promise<StoredTrustedDevice[]>;
  /** Lists a page of the trusted devices of a user, newest first. They may have expired. */
  listNewest(
    userId: UserId,
    page: { limit: number; before?: string },
  ): Promise<{ devices: StoredTrustedDevice[]; next?: string }>;
  /** Deletes a device. There is no error if it does not exist. */
  remove(userId: UserId, deviceId: DeviceId): Promise<void>;
}

/**
 * Returns whether the trust in a device has neither expired nor ended by a recovery or a change of the factors.
 */
export const isTrusted = (
  device: StoredTrustedDevice | undefined,
  { credentialEpoch = 0, trustEpoch = 0 }: Pick<StoredUser, "credentialEpoch" | "trustEpoch">,
  nowMs: number,
): device is StoredTrustedDevice =>
  device !== undefined &&
  device.credentialEpoch === credentialEpoch &&
  (device.trustEpoch ?? 0) === trustEpoch &&
  device.expiresAt * 1000 > nowMs;

/** Returns the public fields of a trusted device. */
export const toTrustedDevice = (
  { deviceId, userAgent, createdAt, expiresAt }: StoredTrustedDevice,
  current: DeviceId | undefined,
): TrustedDevice => ({
  id: deviceId,
  current: deviceId === current,
  userAgent,
  createdAt,
  expiresAt: new Date(expiresAt * 1000).toISOString(),
});
