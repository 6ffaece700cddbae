import { openUsers } from "@latch/composition/users";
import { UserId } from "@latch/contract";
import { expect, inject, test } from "vitest";
import { addAuthenticators } from "../../support/fixtures/authenticators.ts";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness } from "../../support/harness.ts";
import { startLatch, temporaryFolder } from "../../support/processes/program.ts";

const email = "eve@example.com";
const reason = "Lost phone";

/** Opens an installation with a super_admin who has factors and no email address. */
async function open() {
  const harness = await createHarness();
  const { database } = harness;
  const eve = await harness.signUp({ username: "eve", role: "super_admin" });
  await changeUser(database, eve.user.id, { email: undefined, emailVerified: false });
  await addAuthenticators(database, eve.user.id);
  const environment = {
    LATCH_DATA_DIR: temporaryFolder(),
    LATCH_TABLE_PREFIX: database.tables.Users.replace(/Users$/, ""),
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
  };
  const { users } = openUsers(database, Date.now);
  const setEmail = (id: string, address: string) => {
    const args = ["users", "set-email", "--id", id, "--email", address, "--reason", reason];
    return startLatch(args, environment).ended;
  };
  const read = () => users.get(UserId.parse(eve.user.id));
  return { harness, eve, setEmail, read };
}

test("latch users set-email gives a super_admin an address, removes the factors and ends all sessions", async () => {
  const { harness, eve, setEmail, read } = await open();
  const { code, stdout } = await setEmail(eve.user.id, email);
  expect([code, stdout]).toEqual([0, expect.stringContaining(email)]);
  const after = await read();
  expect(after).toMatchObject({
    email,
    emailVerified: false,
    emailTrusted: true,
    factorReset: { reason },
  });
  expect(after).not.toHaveProperty("factors");
  expect(await scan(harness.database, "Authenticators")).toEqual([]);
  const { refreshToken } = eve;
  const { error } = await harness.latch.refreshSession({ body: { refreshToken } });
  expect(error?.code).toBe("invalid_session");

  const again = await setEmail(eve.user.id, "other@example.com");
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("already")]);
});

test("latch users set-email explains why it cannot set an address", async () => {
  const { harness, eve, setEmail, read } = await open();
  const other = await harness.signUp();
  const taken = await setEmail(eve.user.id, other.user.email);
  expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining("Another user")]);
  expect(await read(), "nothing has changed").toHaveProperty("factors");
  const unknown = await setEmail(
    eve.user.id.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    email,
  );
  expect([unknown.code, unknown.stderr]).toEqual([
    1,
    expect.stringContaining("No user has this id"),
  ]);
  const invalid = await setEmail("eve", email);
  expect(invalid.code).toBe(2);
});
