import { describe, expect, test } from "vitest";
import { newestToken } from "../support/fixtures/links.ts";
import { createHarness, type Harness, type Person, password } from "../support/harness.ts";

const newPassword = "another fine long password";
const path = ({ user }: Person) => ({ params: { path: { userId: user.id } } });

type Cast = { boss: Person; person: Person; token: string; keyId: string; index: number };

/** The operations that change data, each called concurrently on the same account. */
const operations: Record<
  string,
  (harness: Harness, cast: Cast) => Promise<{ response: Response }>
> = {
  refreshSession: ({ latch }, { person }) =>
    latch.refreshSession({ body: { refreshToken: person.refreshToken } }),
  logOut: ({ latch }, { person }) => latch.logOut({ body: { refreshToken: person.refreshToken } }),
  verifyEmail: (_, { person, token }) => person.latch.verifyEmail({ body: { token } }),
  resetPassword: ({ latch }, { token }) =>
    latch.resetPassword({ body: { token, password: newPassword } }),
  updateMe: (_, { person, index }) =>
    person.latch.updateMe({ body: { username: `name-${index % 3}` } }),
  changePassword: (_, { person, index }) =>
    person.latch.changePassword({
      body: {
        currentPassword: password,
        newPassword: `${newPassword} ${index}`,
        endOtherSessions: true,
      },
    }),
  changeEmail: (_, { person, index }) =>
    person.latch.changeEmail({ body: { email: `to-${index}@example.com`, password } }),
  deleteMe: (_, { person }) => person.latch.deleteMe({ body: { password } }),
  endMyOtherSessions: (_, { person }) => person.latch.endMyOtherSessions(),
  createUser: (_, { boss }) =>
    boss.latch.createUser({ body: { email: "guest@example.com", role: "user" } }),
  updateUser: (_, { boss, person, index }) =>
    boss.latch.updateUser({ ...path(person), body: { name: `Name ${index}` } }),
  changeUserRole: (_, { boss, person, index }) =>
    boss.latch.changeUserRole({
      ...path(person),
      body: { role: index % 2 === 0 ? "agent" : "super_admin" },
    }),
  suspendUser: (_, { boss, person, index }) =>
    index % 2 === 0
      ? boss.latch.suspendUser({ ...path(person), body: { reason: "x" } })
      : boss.latch.reinstateUser(path(person)),
  endUserSessions: (_, { boss, person }) => boss.latch.endUserSessions(path(person)),
  deleteUser: (_, { boss, person }) => boss.latch.deleteUser(path(person)),
  createApiKey: (_, { person }) =>
    person.latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } }),
  createTask: (_, { person, index }) =>
    person.latch.createTask({
      body: { title: "t" },
      headers: { "idempotency-key": `k-${index % 3}` },
    }),
  revokeApiKey: (_, { person, keyId }) =>
    person.latch.revokeApiKey({ params: { path: { keyId } } }),
};

describe.each(Object.entries(operations))("%s", (name, operation) => {
  test("called twenty times at once succeeds or reports a conflict", async () => {
    const harness = await createHarness();
    const boss = await harness.signUp({ role: "super_admin" });
    const person = await harness.signUp();
    const made = await person.latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
    if (name === "resetPassword") {
      await harness.latch.forgotPassword({ body: { email: person.user.email } });
    }
    const token = await newestToken(harness, person.user.email);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        operation(harness, { boss, person, token, keyId: made.data?.id ?? "", index }),
      ),
    );
    const statuses = answers.map(({ response }) => response.status);
    expect(statuses.some((status) => status < 300)).toBe(true);
    // 400 and 404: another request used the token, or deleted the account, first. 429: the API checks five
    // passwords of an account from one source at a time (R7).
    const fine = [200, 201, 202, 204, 400, 401, 404, 409, 412, 429];
    expect(statuses.filter((status) => !fine.includes(status))).toEqual([]);
  });
});
