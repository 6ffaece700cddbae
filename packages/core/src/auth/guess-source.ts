import type { UserId } from "@latch/contract";
import type { DeviceTokens, KnownDevice } from "../sessions/device-tokens.ts";
import type { Caller } from "../shared/context.ts";
import { networkOf } from "../shared/network.ts";
import type { StoredUser } from "../users/user.ts";
import type { GuessSource } from "./guess.ts";

/** Returns the source of guesses from an unknown device: its network. */
export const networkSource = ({ address }: Caller): GuessSource => `network:${networkOf(address)}`;

/** Returns the source of guesses from a device that the account knows. */
export const deviceSource = ({ deviceId }: Pick<KnownDevice, "deviceId">): GuessSource =>
  `device:${deviceId}`;

/**
 * Returns the source of guesses through a link that only the mailbox of an account received. Like a known
 * device, it has a counter of its own.
 */
export const linkSource = (changeId: string): GuessSource => `link:${changeId}`;

/** Returns the source of guesses in a session, whose refresh token authenticates the request. */
export const sessionSource = (sessionId: string): GuessSource => `session:${sessionId}`;

/** Opens the device token of a request. @returns the device, if the token belongs to the account */
export async function openKnownDevice(
  deviceTokens: DeviceTokens,
  text: string | undefined,
  userId: UserId | undefined,
): Promise<KnownDevice | undefined> {
  const device = text === undefined ? undefined : await deviceTokens.open(text);
  return device && device.userId === userId ? device : undefined;
}

/** Returns whether a recovery has invalidated a device token. */
export const isOutdated = (device: KnownDevice, user: StoredUser | undefined): boolean =>
  device.credentialEpoch !== (user?.credentialEpoch ?? 0);
