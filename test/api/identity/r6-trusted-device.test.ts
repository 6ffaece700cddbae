import { expect, test } from "vitest";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { operations } from "../../support/fixtures/operations.ts";
import { passwordProof } from "../../support/fixtures/second-factor.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { openTrusting } from "../../support/fixtures/trusted-device.ts";
import type { Harness } from "../../support/harness.ts";

const recent = operations.filter((each) => each.recent && !each.recent.singleUse);

/** Returns the challenge of the guard for each operation that requires a recent authentication; null if it has none. */
async function challenges({ raw }: Harness, accessToken: string) {
  const headers = { authorization: `Bearer ${accessToken}`, "content-type": "text/plain" };
  const found: Record<string, string | null> = {};
  for (const { operationId, method, path, body } of recent) {
    // A request that passes the guard gets a 415 or a 404.
    const { headers: sent } = await raw(method, path, { headers, ...(body && { body: "x" }) });
    found[operationId] = sent.get("www-authenticate");
  }
  return found;
}

const all = (value: string | null) =>
  Object.fromEntries(recent.map(({ operationId }) => [operationId, value]));

test("R6: the password alone confirms nothing on a trusted device of an account with a second factor", async () => {
  const { harness, ada, email, trust, logIn } = await openTrusting({
    TRUSTED_DEVICE_DAYS: "30",
    RATE_LIMITS: "false",
  });
  await changeUser(harness.database, ada.user.id, { role: "super_admin" });
  const { deviceToken } = await trust();
  const thief = signedIn(await logIn(deviceToken));
  expect(await challenges(harness, thief.accessToken)).toEqual(
    all(
      'Bearer realm="latch", error="insufficient_user_authentication", max_age="600", acr_values="aal2"',
    ),
  );
  // An invitation above `user` grants a role, as changeUserRole does.
  const latch = harness.as({ authorization: `Bearer ${thief.accessToken}` });
  const invited = await latch.createUser({ body: { email: `a-${email}`, role: "agent" } });
  expect(invited.error?.code).toBe("reauthentication_required");

  const proofs = [passwordProof, { method: "totp" as const, code: ada.nextCode() }];
  const proven = await harness.latch.reauthenticate({
    body: { refreshToken: thief.refreshToken, proofs },
  });
  expect(await challenges(harness, proven.data?.accessToken ?? "")).toEqual(all(null));
});
