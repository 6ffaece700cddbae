import { contract, type Route } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { createHarness, type Harness, type Person, password } from "../../support/harness.ts";

const newPassword = "another fine long password";
const path = ({ user }: Person) => ({ params: { path: { userId: user.id } } });

type Cast = { superAdmin: Person; person: Person; otherSession: Person };

/** The operations that end the session of `person`. */
const causes: Record<string, (harness: Harness, cast: Cast) => Promise<{ response: Response }>> = {
  "the password is changed elsewhere": (_, { otherSession }) =>
    otherSession.latch.changePassword({
      body: { currentPassword: password, newPassword, endOtherSessions: true },
    }),
  "the password is reset": async (harness, { person }) => {
    const verification = await newestToken(harness, person.user.email);
    await harness.latch.verifyEmail({ body: { token: verification, password } });
    await harness.latch.forgotPassword({ body: { email: person.user.email } });
    const token = await newestToken(harness, person.user.email);
    return harness.latch.resetPassword({ body: { token, password: newPassword } });
  },
  "the account is suspended": (_, { superAdmin, person }) =>
    superAdmin.latch.suspendUser({ ...path(person), body: { reason: "x" } }),
  "the role is changed": (_, { superAdmin, person }) =>
    superAdmin.latch.changeUserRole({ ...path(person), body: { role: "agent" } }),
  "the account is deleted": (_, { otherSession }) =>
    otherSession.latch.deleteMe({ body: { password } }),
  "they log out": ({ latch }, { person }) =>
    latch.logOut({ body: { refreshToken: person.refreshToken } }),
  "it is ended from another device": (_, { otherSession }) =>
    otherSession.latch.endMyOtherSessions(),
  "an administrator ends it": (_, { superAdmin, person }) =>
    superAdmin.latch.endUserSessions(path(person)),
  "its token is replayed": async ({ latch, pass }, { person }) => {
    const body = { refreshToken: person.refreshToken };
    await latch.refreshSession({ body });
    pass(11);
    await latch.refreshSession({ body });
    return { response: new Response(null, { status: 204 }) };
  },
};

const checked = Object.values<Route>(contract).filter((route) => route["x-session-check"]);

test("operations that change credentials, roles, keys, webhooks and payments, and all of the staff, look up the session", () => {
  const names = checked.map(({ operationId }) => operationId).sort();
  expect(names).toMatchInlineSnapshot(`
    [
      "addPasskey",
      "cancelFactorRecovery",
      "changeEmail",
      "changePassword",
      "changeUserRole",
      "confirmTotp",
      "createApiKey",
      "createBillingPortal",
      "createCheckout",
      "createRecoveryCodes",
      "createUser",
      "createWebhookEndpoint",
      "deleteMe",
      "deleteUser",
      "deleteWebhookEndpoint",
      "endMyOtherSessions",
      "endMySession",
      "endUserSessions",
      "exportMe",
      "getUser",
      "listMyDevices",
      "listUserActivity",
      "listUserAuthenticators",
      "listUsers",
      "listWebhookDeliveries",
      "listWebhookEndpoints",
      "redeliver",
      "reinstateUser",
      "removeMyDevice",
      "removePasskey",
      "removePassword",
      "removeTotp",
      "renamePasskey",
      "resetUserAuthenticators",
      "revokeApiKey",
      "rotateWebhookSecret",
      "setUpTotp",
      "setUserEmail",
      "startPasskey",
      "suspendUser",
      "unlockUser",
      "updateMe",
      "updateUser",
      "verifyEmail",
    ]
  `);
});

describe.each(Object.entries(causes))("when %s", (_cause, end) => {
  test("all tokens of the session are rejected", async () => {
    const harness = await createHarness();
    const superAdmin = await harness.signUp({ role: "super_admin" });
    // Two users have the highest role, so that every operation's guard admits the user.
    const person = await harness.signUp({ role: "super_admin" });
    const otherSession = await harness.logIn(person.user.email);
    const { response } = await end(harness, { superAdmin, person, otherSession });
    expect(response.status).toBeLessThan(300);

    const { refreshToken } = person;
    const renewed = await harness.latch.refreshSession({ body: { refreshToken } });
    expect(outcome(renewed)).toEqual([401, "invalid_session"]);
    const verified = await harness.latch.verifySession({ body: { session: refreshToken } });
    expect(outcome(verified)).toEqual([401, "invalid_session"]);
    for (const { operationId, method, path: template } of checked) {
      const answer = await harness.raw(
        method.toUpperCase(),
        template.replace("{userId}", person.user.id).replace(/{\w+}/, "x"),
        { headers: { authorization: `Bearer ${person.accessToken}` } },
      );
      expect(answer.status, operationId).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
    }
  });
});
