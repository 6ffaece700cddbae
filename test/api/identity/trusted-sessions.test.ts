import { decode } from "hono/jwt";
import { expect, test } from "vitest";
import { saveWithAuthenticators } from "../../support/fixtures/authenticators.ts";
import {
  createRecoveryCodes,
  passwordProof,
  proveFor,
} from "../../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { openTrusting } from "../../support/fixtures/trusted-device.ts";
import { createHarness } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const days = 24 * 3600;

type Opened = Awaited<ReturnType<typeof openTrusting>>;

/** Logs in on a trusted device, without the second factor. */
async function startTrusted({ harness, trust, logIn }: Opened) {
  const { deviceToken, latch } = await trust();
  const { accessToken, refreshToken = "" } = signedIn(await logIn(deviceToken));
  const [device] = (await latch.listMyDevices()).data?.items ?? [];
  return {
    deviceToken,
    latch,
    refreshToken,
    trusted: harness.as({ authorization: `Bearer ${accessToken}` }),
    params: { path: { deviceId: device?.id ?? "" } },
    refresh: () => harness.latch.refreshSession({ body: { refreshToken } }),
    verify: () => harness.latch.verifySession({ body: { session: refreshToken } }),
  };
}

test("the removal of a trusted device ends the sessions that it has admitted, at once", async () => {
  const opened = await openTrusting();
  const { latch, trusted, params, refresh, verify } = await startTrusted(opened);
  expect((await verify()).response.status, "the trust admits a verification, too").toBe(200);
  expect((await latch.removeMyDevice({ params })).response.status).toBe(204);
  expect((await trusted.listMyDevices()).error?.code).toBe("unauthenticated");
  expect((await refresh()).error?.code).toBe("invalid_session");
  expect((await verify()).error?.code).toBe("invalid_session");
  expect((await latch.getMe()).response.status, "a session with the second factor").toBe(200);
});

test("a user who removes the device of the own session proves the second factor again", async () => {
  const opened = await openTrusting();
  const { harness, ada } = opened;
  const { trusted, params, refreshToken, refresh, verify } = await startTrusted(opened);
  await trusted.removeMyDevice({ params });
  expect((await trusted.listMyDevices()).response.status).toBe(200);
  expect((await verify()).error?.code).toBe("authentication_incomplete");
  const { error } = await refresh();
  expect(error).toMatchObject({
    code: "authentication_incomplete",
    pending: { reason: "second_factor", methods: ["totp"] },
  });
  const challenge = error?.pending?.challenge ?? "";
  const proof = { method: "totp" as const, code: ada.nextCode() };
  const { accessToken } = signedIn(
    await harness.latch.answerChallenge({ body: { challenge, proof } }),
  );
  expect(decode(accessToken).payload).toMatchObject({ acr: "aal2" });
  const former = await harness.latch.refreshSession({ body: { refreshToken } });
  expect(former.error?.code, "the new session replaces the former one").toBe("invalid_session");
});

test("a login that races with the removal gets no session that lasts", async () => {
  const opened = await openTrusting();
  const { harness, logIn } = opened;
  for (let round = 0; round < 5; round++) {
    const { deviceToken, latch, params } = await startTrusted(opened);
    const [removed, ...logIns] = await Promise.all([
      latch.removeMyDevice({ params }),
      ...Array.from({ length: 3 }, () => logIn(deviceToken)),
    ]);
    expect(removed.response.status).toBe(204);
    for (const { data } of logIns) {
      if (data?.status !== "signed_in") continue;
      const { refreshToken } = data;
      const { error } = await harness.latch.refreshSession({ body: { refreshToken } });
      expect(["invalid_session", "authentication_incomplete"]).toContain(error?.code);
    }
  }
});

test("a refresh that races with the removal is the last one", async () => {
  const opened = await openTrusting();
  const { harness } = opened;
  const { latch, params, refresh } = await startTrusted(opened);
  const [refreshed] = await Promise.all([refresh(), latch.removeMyDevice({ params })]);
  const refreshToken = refreshed.data?.refreshToken;
  if (refreshToken === undefined) return;
  const { error } = await harness.latch.refreshSession({ body: { refreshToken } });
  expect(error?.code).toBe("invalid_session");
});

test("the trust ends by time also for a session that it has admitted", async () => {
  const opened = await openTrusting({ TRUSTED_DEVICE_DAYS: "5", SESSION_IDLE_DAYS: "14" });
  const { refresh } = await startTrusted(opened);
  opened.harness.pass(5 * days + 1);
  expect((await refresh()).error?.code).toBe("authentication_incomplete");
});

test("an installation that stops to trust devices requires the second factor", async () => {
  const opened = await openTrusting();
  const { refreshToken } = await startTrusted(opened);
  const { database, keys } = opened.harness;
  const strict = await createHarness({}, { database, keys });
  const { error } = await strict.latch.refreshSession({ body: { refreshToken } });
  expect(error?.code).toBe("authentication_incomplete");
});

test("a change of the factors ends the trust and the sessions that it has admitted", async () => {
  const opened = await openTrusting();
  const { harness, ada, logIn } = opened;
  const { deviceToken, refresh } = await startTrusted(opened);
  const [code = ""] = await createRecoveryCodes(harness, ada);
  expect((await refresh()).error?.code).toBe("invalid_session");
  expect(pending(await logIn(deviceToken)).reason).toBe("second_factor");

  const again = await startTrusted(opened);
  await proveFor(harness, ada, "removeTotp", passwordProof, { method: "recovery_code", code });
  const { response } = await again.refresh();
  expect(response.status, "the use of a recovery code changes no factor").toBe(200);
});

test("a device that becomes trusted while the factors change is not trusted", async () => {
  const opened = await openTrusting();
  const { harness, ada, logIn } = opened;
  const { deviceToken } = await startTrusted(opened);
  // As if the login had read the account before the change.
  await saveWithAuthenticators(harness.database, ada.user.id, { trustEpoch: 7 }, {});
  expect(pending(await logIn(deviceToken)).reason).toBe("second_factor");
});

test("only sessions of trusted devices cost one read more at a refresh", async () => {
  const { database, watch } = await openCountingDatabase();
  const opened = await openTrusting({ TRUSTED_DEVICE_DAYS: "30" }, { database });
  const { refresh } = await startTrusted(opened);
  const { refreshToken } = opened.ada;
  const other = () => opened.harness.latch.refreshSession({ body: { refreshToken } });
  expect((await watch(refresh)).rounds).toBe(2);
  expect((await watch(other)).rounds).toBe(1);
});
