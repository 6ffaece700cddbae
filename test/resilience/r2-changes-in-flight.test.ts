import { type Route, routes } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { changeUser } from "../support/fixtures/change-user.ts";
import { openEnrolment } from "../support/fixtures/enrolment.ts";
import { outcome } from "../support/fixtures/links.ts";
import { scan } from "../support/fixtures/tables.ts";
import type { Person } from "../support/harness.ts";
import { shareInFlightHarness, target } from "../support/in-flight/in-flight-harness.ts";
import { type Answer, ownChanges, type Prepare } from "../support/in-flight/own-changes.ts";
import { pauseRequests } from "../support/in-flight/paused-database.ts";
import { recoveries, secureAccount } from "../support/in-flight/recoveries.ts";
import { staffChanges } from "../support/in-flight/staff-changes.ts";

const shared = shareInFlightHarness();
const points = ["after its check", "before its write"] as const;
const ended = [401, "unauthenticated"];

/** Pauses a request of a person while the session ends. @returns its answer, and the items that it has changed */
async function interrupt(
  person: Person,
  change: Prepare | undefined,
  end: Prepare,
  point: (typeof points)[number],
): Promise<{ answer: Answer; changed: string[] }> {
  if (!change) throw new Error("There is no such change");
  const harness = shared();
  const recover = await end(harness, person);
  const send = await change(harness, person);
  let before: string[] = [];
  const answer = await harness.pause(point, send, async () => {
    const { response } = await recover();
    expect(response.ok, "the session ends").toBe(true);
    before = await harness.stored();
  });
  const after = await harness.stored();
  const changed = [
    ...before.filter((item) => !after.includes(item)),
    ...after.filter((item) => !before.includes(item)),
  ];
  return { answer, changed };
}

describe.for(points)("R2: a request that is paused %s changes nothing after", (point) => {
  test.for(Object.keys(ownChanges))("the account is secured: %s", async (operationId) => {
    const person = await shared().signUp();
    const change = ownChanges[operationId];
    const { answer, changed } = await interrupt(person, change, secureAccount, point);
    expect(changed).toEqual([]);
    expect(answer.response.status).toBeGreaterThanOrEqual(400);
    if (point === "before its write") expect(outcome(answer)).toEqual(ended);
  });

  test.for(Object.keys(staffChanges))("its administrator is suspended: %s", async (operationId) => {
    const { admin, signUp } = shared();
    const staff = await signUp({ role: "super_admin" });
    const suspend: Prepare = async () => () =>
      admin.latch.suspendUser({ ...target(staff.user), body: { reason: "stolen" } });
    const change = staffChanges[operationId];
    const { answer, changed } = await interrupt(staff, change, suspend, point);
    expect(changed).toEqual([]);
    expect(outcome(answer)).toEqual(ended);
  });
});

/** The requests that would give a thief a way back, with each way in which a session ends. */
const waysBack = ["addPasskey", "createApiKey", "endMyOtherSessions"].flatMap((operationId) =>
  Object.keys(recoveries).map((name) => [operationId, name] as const),
);

test.for(waysBack)("R2: %s leaves nothing when meanwhile %s", async ([operationId, name]) => {
  const person = await shared().signUp();
  const recovery = recoveries[name] as Prepare;
  const change = ownChanges[operationId];
  const { answer, changed } = await interrupt(person, change, recovery, "before its write");
  expect(outcome(answer)).toEqual(ended);
  expect(changed).toEqual([]);
});

test("R2: an API key changes no account after the suspension of its owner", async () => {
  const { admin, as, signUp } = shared();
  const owner = await signUp({ role: "super_admin" });
  const scopes = ["users:write" as const];
  const { data: key } = await owner.latch.createApiKey({ body: { name: "a key", scopes } });
  const keyed = as({ "x-api-key": key?.key ?? "" });
  const { user } = await signUp();
  const rename = (name: string) => keyed.updateUser({ ...target(user), body: { name } });
  // The first request of a minute records the use of the key.
  expect(outcome(await rename("Ada"))).toEqual([200, undefined]);
  const suspend: Prepare = async () => () =>
    admin.latch.suspendUser({ ...target(owner.user), body: { reason: "stolen" } });
  const send: Prepare = async () => () => rename("Thief");
  const { answer, changed } = await interrupt(owner, send, suspend, "before its write");
  expect(outcome(answer)).toEqual(ended);
  expect(changed).toEqual([]);
});

const enrolments: [string, (opened: Awaited<ReturnType<typeof openEnrolment>>) => Prepare][] = [
  [
    "enrolTotp",
    ({ start }) =>
      async () =>
      () =>
        start(),
  ],
  [
    "confirmEnrolledTotp",
    ({ start, confirm }) =>
      async () => {
        const { data } = await start();
        return () => confirm(data?.secret);
      },
  ],
  [
    "enrolPasskey",
    ({ harness, challenge, create }) =>
      async () => {
        const credential = await create();
        return () => harness.latch.enrolPasskey({ body: { challenge, credential } });
      },
  ],
];

test.for(enrolments)("R2: %s adds no factor after a recovery", async ([, prepare]) => {
  const opened = await openEnrolment();
  const { database } = opened.harness;
  const send = await prepare(opened)(shared(), opened.person);
  let before: unknown;
  const answer = await pauseRequests(database)("before its write", send, async () => {
    await changeUser(database, opened.person.user.id, { credentialEpoch: 1, sessionEpoch: 1 });
    before = await scan(database, "Authenticators");
  });
  expect(outcome(answer)).toEqual([401, "invalid_challenge"]);
  expect(await scan(database, "Authenticators")).toEqual(before);
});

/** Operations with a checked session that are not in the tables above, and why. */
const exempt: Record<string, string> = {
  endMySession: "It only takes access away, from a session that the client names.",
  removeMyDevice: "It only takes access away, from a device that the client names.",
  startPasskey: "It stores nothing.",
  unlockUser: "It clears counters, and changes no account.",
  redeliver: "It repeats a delivery to an endpoint that exists.",
  createCheckout: "The payment provider changes the account.",
  createBillingPortal: "It stores nothing.",
  setUserEmail: "It changes the account by the function that suspendUser uses.",
  resetUserAuthenticators: "It changes the account by the function that suspendUser uses.",
};

test("R2: every operation that checks the session and writes is in one of these lists", () => {
  const writing = Object.values(routes)
    .flatMap((domain): Route[] => Object.values(domain))
    .filter((route) => "x-session-check" in route && route.method !== "get")
    .map(({ operationId }) => operationId);
  const listed = [ownChanges, staffChanges, exempt].flatMap((list) => Object.keys(list));
  expect(listed.sort()).toEqual(writing.sort());
});
