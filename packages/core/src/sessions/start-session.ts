import type { Authentication } from "../admission/authentication.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StartWrite } from "../users/open-account-write.ts";
import type { StoredUser } from "../users/user.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { type DeviceId, type DeviceTokens, newDeviceId } from "./device-tokens.ts";
import { type IssuedTokens, issueTokens } from "./issue-tokens.ts";
import { createLimitSessions } from "./limit-sessions.ts";
import { createLimitTrustedDevices } from "./limit-trusted-devices.ts";
import {
  type SessionLimits,
  type SessionStore,
  type StoredSession,
  sessionExpiresAt,
} from "./session.ts";
import type { SessionTokens } from "./session-tokens.ts";
import type { StoredTrustedDevice } from "./trusted-device.ts";

type Deps = {
  sessions: SessionStore;
  tokens: SessionTokens;
  accessTokens: AccessTokens;
  deviceTokens: DeviceTokens;
  newId: NewId;
  clock: Clock;
  log: Log;
  limits: SessionLimits;
} & Parameters<typeof createLimitSessions>[0] &
  Parameters<typeof createLimitTrustedDevices>[0];

type Start = {
  authentication: Authentication;
  /** The device if the account knows it; otherwise the session starts a new one. */
  deviceId?: DeviceId;
  /** Whether the session starts without the second factor, on a device that the account trusts. */
  isTrustedDevice?: boolean;
  /** The writes of the proofs, in the transaction that stores the session. */
  proofWrites?: StartWrite[];
  /** The device, which the same transaction makes trusted. */
  trustedDevice?: StoredTrustedDevice;
};

/**
 * Creates the function that starts a session for an authenticated user, by one write. If the account then has more
 * sessions or trusted devices than an account may have, the oldest one ends.
 * @throws `invalid_challenge` if another request has used a proof
 */
export const createStartSession = (deps: Deps) => {
  const { sessions, tokens, accessTokens, deviceTokens, newId, clock, log, limits } = deps;
  const limitSessions = createLimitSessions(deps);
  const limitDevices = createLimitTrustedDevices(deps);
  return async (
    { caller }: OpenContext,
    user: StoredUser,
    { authentication, deviceId, isTrustedDevice, ...writes }: Start,
  ): Promise<IssuedTokens> => {
    const now = clock();
    const { userId } = user;
    const sessionId = newId("ses");
    const token = await tokens.first(userId, sessionId);
    const expiresAt = sessionExpiresAt(sessionId, now, limits);
    const at = new Date(now).toISOString();
    const stored: StoredSession = {
      userId,
      sessionId,
      secretHash: token.hash,
      rotatedAt: now,
      epoch: user.sessionEpoch,
      createdAt: at,
      lastUsedAt: at,
      expiresAt,
      address: caller.address,
      userAgent: caller.userAgent,
      ...authentication,
      ...(isTrustedDevice && { trustedDevice: true }),
      ...(writes.trustedDevice && { deviceTrusted: true }),
      deviceId: writes.trustedDevice?.deviceId ?? deviceId ?? newDeviceId(sessionId),
    };
    // The user has authenticated, so the user is the actor.
    const actor = { ...caller, actor: userId };
    const isNewAccount = writes.proofWrites?.some(({ kind }) => kind === "open_account");
    const [result, isStored, found, devices] = await Promise.all([
      issueTokens({ accessTokens, deviceTokens }, user, token, stored),
      sessions.create(stored, actor, writes),
      isNewAccount ? [] : limitSessions.read(user),
      writes.trustedDevice ? limitDevices.read(userId) : [],
    ]);
    if (!isStored) throw new ProblemError("invalid_challenge");
    log.info(
      { event: "session.started", userId, sessionId, ...logContext(caller) },
      "session started",
    );
    await Promise.all([
      limitSessions.enforce(user, { found, started: stored, caller: actor }),
      writes.trustedDevice &&
        limitDevices.enforce(writes.trustedDevice, { found: devices, caller: actor }),
    ]);
    return result;
  };
};
export type StartSession = ReturnType<typeof createStartSession>;
