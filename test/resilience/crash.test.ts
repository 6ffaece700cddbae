import { describe, expect, test } from "vitest";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { newestToken } from "../support/fixtures/links.ts";
import { scan } from "../support/fixtures/tables.ts";
import { wholeRun } from "../support/fixtures/work-limit.ts";
import { createHarness, type Harness, type Person, password } from "../support/harness.ts";

const newPassword = "another fine long password";
const path = (person: Person) => ({ params: { path: { userId: person.user.id } } });

type Cast = { boss: Person; person: Person; token: string; round: number };
type Step = (harness: Harness, cast: Cast) => Promise<{ response: Response }>;

/** The operations that need more than one write. */
const operations: Record<string, Step> = {
  signUp: ({ latch }, { round }) =>
    latch.signUp({
      body: { email: `new-${round}@example.com`, username: `new-${round}`, password },
    }),
  logIn: ({ latch }, { person }) =>
    latch.logIn({ body: { identifier: person.user.email, password } }),
  refreshSession: ({ latch }, { person }) =>
    latch.refreshSession({ body: { refreshToken: person.refreshToken } }),
  resetPassword: ({ latch }, { token }) =>
    latch.resetPassword({ body: { token, password: newPassword } }),
  changePassword: (_, { person }) =>
    person.latch.changePassword({
      body: { currentPassword: password, newPassword, endOtherSessions: true },
    }),
  changeEmail: (_, { person, round }) =>
    person.latch.changeEmail({ body: { email: `moved-${round}@example.com`, password } }),
  updateMe: (_, { person, round }) =>
    person.latch.updateMe({ body: { username: `renamed-${round}` } }),
  endMyOtherSessions: (_, { person }) => person.latch.endMyOtherSessions(),
  createUser: (_, { boss, round }) =>
    boss.latch.createUser({ body: { email: `guest-${round}@example.com`, role: "user" } }),
  changeUserRole: (_, { boss, person }) =>
    boss.latch.changeUserRole({ ...path(person), body: { role: "agent" } }),
  suspendUser: (_, { boss, person }) =>
    boss.latch.suspendUser({ ...path(person), body: { reason: "x" } }),
  endUserSessions: (_, { boss, person }) => boss.latch.endUserSessions(path(person)),
  deleteUser: (_, { boss, person }) => boss.latch.deleteUser(path(person)),
};

describe.each(Object.entries(operations))("%s", (_name, operation) => {
  test("leaves consistent data when it is killed after any of its database calls", async () => {
    const { database, dieAfter, live } = await openCrashingDatabase();
    const harness = await createHarness({}, { database });
    const boss = await harness.signUp({ role: "super_admin" });
    for (let calls = 0; ; calls++) {
      const person = await harness.signUp();
      await harness.latch.forgotPassword({ body: { email: person.user.email } });
      const token = await newestToken(harness, person.user.email);
      const cast = { boss, person, token, round: calls };
      dieAfter(calls);
      const { response } = await operation(harness, cast);
      live();
      await harness.deps.finishErasures(wholeRun);
      await expectConsistent(harness);
      if (response.status < 300) return expect(calls).toBeGreaterThan(0);
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("1");
      // A retry succeeds, or reports that the operation is done.
      const { response: again } = await operation(harness, cast);
      expect(again.status).toBeLessThan(500);
      await harness.deps.finishErasures(wholeRun);
      await expectConsistent(harness);
    }
  });
});

/** Checks that each account has exactly its identifiers, and each identifier its account. */
async function expectConsistent({ database }: Harness): Promise<void> {
  const [users, identifiers] = await Promise.all([
    scan(database, "Users"),
    scan(database, "Identifiers"),
  ]);
  const wanted = users.flatMap(({ userId, email, username }) => [
    `email#${email} ${userId}`,
    ...(username ? [`username#${username} ${userId}`] : []),
  ]);
  const found = identifiers
    .filter(({ identifier }) => !String(identifier).startsWith("role#"))
    .map(({ identifier, userId }) => `${identifier} ${userId}`);
  expect(found.sort()).toEqual(wanted.sort());
}

test("a replayed session is unusable when the API is killed between marking and deleting it", async () => {
  const { database, dieAfter, live } = await openCrashingDatabase();
  const harness = await createHarness({}, { database });
  const person = await harness.signUp();
  const body = { refreshToken: person.refreshToken };
  const { data } = await harness.latch.refreshSession({ body });
  harness.pass(11);
  // The rotation with the read of the user, then the mark.
  dieAfter(3);
  expect((await harness.latch.refreshSession({ body })).response.status).toBe(503);
  live();
  expect(await scan(database, "Sessions")).toMatchObject([{ endedBecause: "replayed" }]);
  expect((await person.latch.exportMe()).response.status).toBe(401);
  expect((await person.latch.listMySessions()).data?.items).toEqual([]);
  const successor = { refreshToken: data?.refreshToken };
  expect((await harness.latch.refreshSession({ body: successor })).response.status).toBe(401);
});
