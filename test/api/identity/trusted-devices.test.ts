import { decode } from "hono/jwt";
import { expect, test } from "vitest";
import { addDevices } from "../../support/fixtures/add-devices.ts";
import { saveWithAuthenticators } from "../../support/fixtures/authenticators.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { beginLogIn, passwordProof } from "../../support/fixtures/second-factor.ts";
import { pending, signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { openTrusting } from "../../support/fixtures/trusted-device.ts";
import { createHarness, password } from "../../support/harness.ts";

const days = 24 * 3600;

test("on a trusted device the password is sufficient, at aal1, also for refreshes", async () => {
  const { harness, trust, logIn } = await openTrusting();
  const { deviceToken, latch } = await trust();
  const { accessToken, refreshToken = "" } = signedIn(await logIn(deviceToken));
  expect(decode(accessToken).payload).toMatchObject({ amr: ["pwd"], acr: "aal1" });
  const refreshed = await harness.latch.refreshSession({ body: { refreshToken } });
  expect(decode(refreshed.data?.accessToken ?? "").payload).toMatchObject({ acr: "aal1" });
  const { data } = await latch.listMyDevices();
  expect(data?.items).toMatchObject([{ current: true }]);
});

test("another device, an unknown one and a forged token need the second factor", async () => {
  const { ada, harness, trust, logIn, email } = await openTrusting();
  await trust();
  const untrusted = signedIn(
    await harness.latch.answerChallenge({
      body: {
        challenge: await beginLogIn(harness, email),
        proof: { method: "totp", code: ada.nextCode() },
      },
    }),
  );
  for (const token of [untrusted.deviceToken ?? "", "ldt_AAAA"]) {
    expect((await logIn(token)).data?.status).toBe("pending");
  }
  const stranger = await harness.signUp();
  const { data } = await harness.latch.logIn({
    body: { identifier: stranger.user.email, password },
  });
  expect(
    (await logIn(data?.status === "signed_in" ? (data.deviceToken ?? "") : "")).data?.status,
  ).toBe("pending");
});

test("trust ends by removal, by time and by a recovery", async () => {
  const { harness, trust, logIn, ada } = await openTrusting();
  const { deviceToken, latch } = await trust();
  const [device] = (await latch.listMyDevices()).data?.items ?? [];
  const params = { path: { deviceId: device?.id ?? "" } };
  expect((await latch.removeMyDevice({ params })).response.status).toBe(204);
  expect((await logIn(deviceToken)).data?.status).toBe("pending");

  const second = await trust();
  harness.pass(30 * days + 1);
  expect((await logIn(second.deviceToken)).data?.status, "after 30 days").toBe("pending");

  const third = await trust();
  await saveWithAuthenticators(harness.database, ada.user.id, { credentialEpoch: 1 }, {});
  expect((await logIn(third.deviceToken)).data?.status, "after a recovery").toBe("pending");
});

test("of two requests with the same code, the one that starts a session makes its device trusted", async () => {
  const { harness, ada, email } = await openTrusting();
  const challenges = [await beginLogIn(harness, email), await beginLogIn(harness, email)];
  const proof = { method: "totp" as const, code: ada.nextCode() };
  const answers = await Promise.all(
    challenges.map((challenge) =>
      harness.latch.answerChallenge({ body: { challenge, proof, trustDevice: true } }),
    ),
  );
  expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(1);
  const stored = await scan(harness.database, "Authenticators");
  expect(stored.filter(({ kind }) => kind === undefined)).toHaveLength(1);
});

test("no device is trusted unless the installation allows it", async () => {
  const { harness, trust, logIn } = await openTrusting({});
  const { deviceToken, latch } = await trust();
  expect((await logIn(deviceToken)).data?.status).toBe("pending");
  expect((await latch.listMyDevices()).data?.items).toEqual([]);
  expect(await scan(harness.database, "Authenticators")).toHaveLength(1);
});

test("a role that must have a second factor needs it on every device", async () => {
  const { harness, trust, email } = await openTrusting();
  const { deviceToken } = await trust();
  const { database, keys } = harness;
  const environment = { TRUSTED_DEVICE_DAYS: "30", SECOND_FACTOR_ROLES: "user" };
  const strict = await createHarness(environment, { database, keys });
  const body = { identifier: email, password, deviceToken };
  expect((await strict.latch.logIn({ body })).data?.status).toBe("pending");
});

test("trusted devices are exported and erased", async () => {
  const { harness, trust, ada } = await openTrusting();
  const { latch } = await trust();
  expect((await latch.exportMe()).data?.trustedDevices).toHaveLength(1);
  const admin = await harness.signUp({ role: "super_admin" });
  const params = { path: { userId: ada.user.id } };
  expect((await admin.latch.deleteUser({ params })).response.status).toBe(204);
  expect(await scan(harness.database, "Authenticators")).toEqual([]);
});

test("the export contains all trusted devices in pages, each once", async () => {
  const { harness, trust } = await openTrusting();
  const { latch } = await trust();
  const added = await addDevices(harness, 520, { userAgent: "a".repeat(12_000) });
  const found: string[] = [];
  let [cursor, pages]: [string | undefined, number] = [undefined, 0];
  do {
    const { data } = await latch.exportMe({ params: { query: { cursor } } });
    expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(5 * 1024 * 1024);
    found.push(...(data?.trustedDevices ?? []).map(({ id }) => id));
    cursor = data?.nextCursor;
    pages += 1;
  } while (cursor);
  expect(pages).toBe(2);
  expect(found).toHaveLength(521);
  expect(found).toEqual(expect.arrayContaining(added));
  expect(found, "newest first").toEqual([...new Set(found)].sort().reverse());
  for (const last of ["zzz", "aaa", "ses_01jd7p3t1kf4fvz0e8m2q5c9ax"]) {
    const query = { cursor: `trustedDevices.${last}` };
    expect((await latch.exportMe({ params: { query } })).data?.trustedDevices, last).toEqual([]);
  }
});

test("the 101st trusted device ends the trust in the oldest", async () => {
  const { harness, trust, logIn } = await openTrusting();
  const oldest = await trust();
  const second = await trust();
  await addDevices(harness, 98);
  expect((await logIn(oldest.deviceToken)).data?.status).toBe("signed_in");
  const newest = await trust();
  expect((await logIn(oldest.deviceToken)).data?.status).toBe("pending");
  expect((await logIn(second.deviceToken)).data?.status).toBe("signed_in");
  expect((await newest.latch.listMyDevices()).data?.items).toHaveLength(100);
  expect(harness.logged).toContainEqual(
    expect.objectContaining({ event: "trusted_device.limit_reached", count: 1 }),
  );
});

test.each(["Query", "DeleteItem"])(
  "a login that makes a device trusted continues if the %s for the limit fails",
  async (failing) => {
    const { harness, trust, logIn } = await openTrusting();
    const { Authenticators } = harness.database.tables;
    await trust();
    await addDevices(harness, 99);
    let isThrottled = true;
    harness.database.client.intercept(async ({ operation, input }, next) => {
      const isOfLimit =
        operation === failing &&
        input["TableName"] === Authenticators &&
        (failing === "DeleteItem" || input["ScanIndexForward"] === false);
      if (isThrottled && isOfLimit) {
        throw Object.assign(new Error("throttled"), { name: "ThrottlingException" });
      }
      return next(input);
    });
    const { deviceToken } = await trust();
    isThrottled = false;
    expect((await logIn(deviceToken)).data?.status).toBe("signed_in");
    const { latch } = await trust();
    expect((await latch.listMyDevices()).data?.items).toHaveLength(100);
  },
);

test("a copy of the device token from before the trust does not become trusted", async () => {
  const { harness, ada, email, logIn } = await openTrusting();
  const first = await harness.latch.answerChallenge({
    body: {
      challenge: await beginLogIn(harness, email),
      proof: { method: "totp", code: ada.nextCode() },
    },
  });
  const copied = signedIn(first).deviceToken ?? "";
  const { challenge } = pending(await logIn(copied));
  const proof = { method: "totp" as const, code: ada.nextCode() };
  const body = { challenge, proof, trustDevice: true };
  const { deviceToken = "" } = signedIn(await harness.latch.answerChallenge({ body }));
  expect((await logIn(deviceToken)).data?.status).toBe("signed_in");
  expect((await logIn(copied)).data?.status, "the copy").toBe("pending");
});

test("each operation accepts the session that the refresh accepts, or asks for the second factor", async () => {
  const { harness, ada, trust, logIn } = await openTrusting();
  const { deviceToken } = await trust();
  const { accessToken, refreshToken = "" } = signedIn(await logIn(deviceToken));
  const verified = await harness.latch.verifySession({ body: { session: refreshToken } });
  expect(verified.response.status).toBe(200);
  const key = { name: "ci", scopes: ["tasks:read" as const] };
  const latch = harness.as({ authorization: `Bearer ${accessToken}` });
  expect(outcome(await latch.createApiKey({ body: key }))).toEqual([
    401,
    "reauthentication_required",
  ]);
  const proofs = [passwordProof, { method: "totp" as const, code: ada.nextCode() }];
  const { data } = await harness.latch.reauthenticate({ body: { refreshToken, proofs } });
  const again = harness.as({ authorization: `Bearer ${data?.accessToken}` });
  expect((await again.createApiKey({ body: key })).response.status).toBe(201);
});
