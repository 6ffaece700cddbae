import type { DeviceTokens } from "../sessions/device-tokens.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Principal, SessionPrincipal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser } from "../users/user.ts";
import type { VerifyProofs } from "./authenticators/authenticators.ts";
import { deviceSource, isOutdated, networkSource, openKnownDevice } from "./guess-source.ts";

/** What a client sends, besides an access token, to prove an account. */
export type AccountProof = { password?: string; deviceToken?: string };

type Deps = { verifyProofs: VerifyProofs; deviceTokens: DeviceTokens };

/**
 * Creates the check that the client which proves an address also proves the account: by the access token of a
 * session of it, or by its password. A guess is counted together with those at login.
 */
export const createRequireAccountProof =
  ({ verifyProofs, deviceTokens }: Deps) =>
  /** @throws `account_proof_required`, `invalid_credentials`, `rate_limited` */
  async (
    ctx: OpenContext,
    user: StoredUser,
    { password, deviceToken }: AccountProof,
  ): Promise<void> => {
    const { userId } = user;
    if (isSessionOf(ctx.principal, user)) return;
    if (password === undefined) {
      throw new ProblemError("account_proof_required", {
        detail:
          "Send the access token of a session of this account, or its password. If the account is not yours, reset its password by mail",
      });
    }
    const device = await openKnownDevice(deviceTokens, deviceToken, userId);
    const isKnownDevice = device && !isOutdated(device, user);
    const source = isKnownDevice ? deviceSource(device) : networkSource(ctx.caller);
    const account = { userId, source, read: Promise.resolve(user) };
    const [proof] = await verifyProofs(ctx, account, [{ method: "password", password }]);
    await proof?.release();
  };
export type RequireAccountProof = ReturnType<typeof createRequireAccountProof>;

const isSessionOf = (
  principal: Principal | undefined,
  { userId }: StoredUser,
): principal is SessionPrincipal => principal?.kind === "session" && principal.userId === userId;
