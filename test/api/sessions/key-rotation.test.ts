import { createKeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import { expect, test } from "vitest";
import { forgeToken, validClaims } from "../../support/fixtures/forge.ts";
import { createHarness, openTestDatabase } from "../../support/harness.ts";

test("accepts tokens of the previous, the current and the next key, and no older ones", async () => {
  const oldest = await createKeyRing();
  const previous = await rotateKeyRing(oldest);
  const current = await rotateKeyRing(previous);
  const next = await rotateKeyRing(current);
  const { as, clock } = await createHarness({}, { keys: current });
  const statuses = await Promise.all(
    [oldest, previous, current, next].map(async ({ signing }) => {
      const token = forgeToken(signing.current, validClaims(clock()));
      const { response } = await as({ authorization: `Bearer ${token}` }).verifyToken();
      return response.status;
    }),
  );
  expect(statuses).toEqual([401, 200, 200, 200]);
});

test("keeps a session over one rotation of the keys, and reseals it with each refresh", async () => {
  const database = await openTestDatabase();
  const first = await createKeyRing();
  const second = await rotateKeyRing(first);
  const third = await rotateKeyRing(second);
  const [one, two, three] = [
    await createHarness({}, { database, keys: first }),
    await createHarness({}, { database, keys: second }),
    await createHarness({}, { database, keys: third }),
  ];
  const used = await one.signUp();
  const unused = await one.signUp();
  const { data: renewed } = await two.latch.refreshSession({
    body: { refreshToken: used.refreshToken },
  });
  const refresh = async (refreshToken: string) => {
    const { response } = await three.latch.refreshSession({ body: { refreshToken } });
    return response.status;
  };
  expect(await refresh(renewed?.refreshToken ?? "")).toBe(200);
  expect(await refresh(unused.refreshToken)).toBe(401);
});

test("publishes the public keys, the signing one first, cacheable", async () => {
  const { keys, latch } = await createHarness(
    {},
    { keys: await rotateKeyRing(await createKeyRing()) },
  );
  const { data, response } = await latch.getJwks();
  const { current, next, previous } = keys.signing;
  expect(data?.keys.map(({ kid }) => kid)).toEqual([current.kid, next.kid, previous?.kid]);
  for (const key of data?.keys ?? []) {
    expect(Object.keys(key).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
  }
  expect(JSON.stringify(data)).not.toContain(current.d);
  expect(response.headers.get("cache-control")).toBe("public, max-age=300");
});
