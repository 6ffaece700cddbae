import { parseEventMessage } from "@latch/adapters/messaging";
import { EventType, Role, Scope, UserStatus } from "@latch/contract";
import { events } from "@latch/contract/events";
import {
  type DomainEvent,
  domainEventsOf,
  eventService,
  toActivity,
  toDomainEvent,
} from "@latch/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fact, factToEvent } from "../support/fixtures/domain-events.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { toRecord } from "../support/fixtures/stream-records.ts";
import { passesStreamFilter } from "../support/passes-stream-filter.ts";

const source = "https://auth.example.com";
const id = (prefix: string) => fc.constant(prefix).map(newId);
const at = fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true });
const moment = at.map((date) => date.toISOString());
/** A secret that no event may contain. The prefix makes it easy to find. */
const secret = fc.string({ minLength: 1 }).map((text) => `s3cret-${text}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const audited = {
  changedBy: maybe(
    fc.record({
      actor: id("usr"),
      address: fc.ipV4(),
      requestId: fc.uuid(),
      traceparent: fc.constant("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
    }),
  ),
};

const authenticatorId = fc.integer({ min: 1, max: 3 }).map((index) => `aut_${index}` as const);
const factors = fc.record(
  {
    passkeys: fc.uniqueArray(fc.record({ id: authenticatorId, name: secret, addedAt: moment }), {
      selector: ({ id }) => id,
    }),
    totp: fc.record({ id: authenticatorId, addedAt: moment }),
    recoveryCodes: fc.record({
      id: authenticatorId,
      remaining: fc.nat(10),
      createdAt: fc.constantFrom("2026-11-21T09:00:00.000Z", "2026-11-22T09:00:00.000Z"),
    }),
  },
  { requiredKeys: [] },
);

const user = fc.record({
  userId: fc.constant(newId("usr")),
  email: secret,
  emailVerified: fc.boolean(),
  username: maybe(secret),
  name: maybe(secret),
  locale: maybe(fc.constantFrom("en" as const, "de" as const)),
  passwordHash: maybe(secret),
  role: fc.constantFrom(...Role.options),
  pendingRole: maybe(fc.constantFrom(...Role.options)),
  pendingRoleBy: maybe(id("usr")),
  status: fc.constantFrom(...UserStatus.options),
  suspensionReason: maybe(secret),
  plan: secret,
  sessionEpoch: fc.nat(),
  passwordChangedAt: maybe(moment),
  lockedOutAt: maybe(moment),
  pendingEmail: maybe(secret),
  securedAt: maybe(moment),
  factors: maybe(factors),
  factorRecovery: maybe(fc.record({ requestedAt: moment, effectiveAt: moment })),
  // An erasure suppresses all other events, so only half of the users are being erased.
  erasingSince: fc.option(moment, { nil: undefined, freq: 2 }),
  createdAt: moment,
  updatedAt: moment,
  version: fc.nat(),
  ...audited,
});

const session = fc.record({
  userId: fc.constant(newId("usr")),
  sessionId: fc.constant(newId("ses")),
  secretHash: secret,
  previousHash: maybe(secret),
  rotatedAt: fc.nat(),
  epoch: fc.nat(),
  createdAt: moment,
  lastUsedAt: moment,
  expiresAt: fc.nat(),
  address: secret,
  userAgent: maybe(secret),
  deviceId: fc.constant(newId("dev")),
  deviceTrusted: maybe(fc.constant(true)),
  endedBecause: maybe(fc.constantFrom("replayed" as const, "limit" as const)),
  ...audited,
});

const apiKey = fc.record({
  userId: fc.constant(newId("usr")),
  keyId: fc.constant(newId("key")),
  name: secret,
  prefix: secret,
  secretHash: secret,
  scopes: fc.array(fc.constantFrom(...Scope.options)),
  createdAt: moment,
  expiresAt: maybe(fc.nat()),
  lastUsedAt: maybe(moment),
  ...audited,
});

const imagesOf = <T>(item: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: fc.record({ before: fc.constant(undefined), after: item }), weight: 1 },
    { arbitrary: fc.record({ before: item, after: fc.constant(undefined) }), weight: 1 },
    { arbitrary: fc.record({ before: item, after: item }), weight: 4 },
  );

const change = fc
  .record({
    atMs: at.map((date) => date.getTime()),
    change: fc.oneof(
      imagesOf(user).map((images) => ({ table: "Users" as const, ...images })),
      imagesOf(session).map((images) => ({ table: "Sessions" as const, ...images })),
      imagesOf(apiKey).map((images) => ({ table: "ApiKeys" as const, ...images })),
    ),
  })
  .map(({ atMs, change }) => ({ atMs, ...change }));

test("every change produces events that match the contract, pass the filter of the stream and contain no secret", () => {
  const emittedTypes = new Set<EventType>();
  fc.assert(
    fc.property(change, (changed) => {
      const { before, after } = changed;
      const drafts = domainEventsOf(changed, source);
      if (drafts.length > 0)
        expect(passesStreamFilter(changed.table, toRecord(changed))).toBe(true);
      for (const draft of drafts) {
        emittedTypes.add(draft.type);
        const event = { ...draft, id: newId("evt") } as DomainEvent;
        const { clientaddress, ...expected } = event;
        expect([undefined, before?.changedBy?.address, after?.changedBy?.address]).toContain(
          clientaddress,
        );
        // The schema strips properties that it does not name.
        expect(events[event.type].parse(event)).toEqual(expected);
        const message = JSON.stringify(event);
        expect(message).not.toContain("s3cret-");
        expect(parseEventMessage(message)).toEqual(event);
        expect(event.data.userId).toBe((after ?? before)?.userId);
        // A replayed event belongs to another trace.
        const { traceparent, ...again } = event;
        expect(toDomainEvent(toActivity(event), source)).toEqual(again);
      }
    }),
    { numRuns: 1000 },
  );
  const tables = /^(user|session|trusted_device|api_key|authenticator|recovery_codes?)\./;
  const missing = () =>
    EventType.options.filter((type) => tables.test(type) && !emittedTypes.has(type));
  // Some types need a rare pair of images: a thousand changes contain all of them nearly always.
  for (let rounds = 0; rounds < 50 && missing().length > 0; rounds++) {
    for (const changed of fc.sample(change, 1000)) {
      for (const { type } of domainEventsOf(changed, source)) emittedTypes.add(type);
    }
  }
  expect(missing()).toEqual([]);
  expect([...emittedTypes].filter((type) => !tables.test(type))).toEqual([]);
});

test.each(EventType.options)("an event %s comes from one service", (type) => {
  expect(eventService(type)).toBe(type.startsWith("task.") ? "tasks" : "accounts");
});

test("rejects a message that is not a Latch event, without repeating its content", () => {
  const input: Fact = {
    type: "user.role_changed",
    userId: newId("usr"),
    subject: newId("usr"),
    at: new Date().toISOString(),
    data: { userId: newId("usr"), role: "agent", previousRole: "user" },
  };
  const event = factToEvent(input, newId("evt"), source);
  const refusals: [unknown, string][] = [
    ["ada@example.com", "The message is not an event of a known type"],
    [null, "The message is not an event of a known type"],
    [{ ...event, type: "ada@example.com" }, "The message is not an event of a known type"],
    [
      { ...event, data: { ...event.data, role: "ada" } },
      "The event user.role_changed is invalid at: data.role",
    ],
    [{ ...event, id: "ada" }, "The event user.role_changed is invalid at: id"],
    [{ ...event, clientaddress: 7 }, "The event user.role_changed is invalid at: clientaddress"],
  ];
  for (const [message, reason] of refusals) {
    expect(() => parseEventMessage(JSON.stringify(message))).toThrow(new Error(reason));
  }
  expect(() => parseEventMessage("ada@example.com")).toThrow(
    new Error("The message is not valid JSON"),
  );
  expect(parseEventMessage(JSON.stringify({ ...event, extra: "x" }))).toEqual(event);
});

test("another spelling of the same email gives no event", () => {
  const [before] = fc.sample(user, { numRuns: 1, seed: 1 });
  if (!before) throw new Error("No user was generated");
  const emails = ["ada@münchen.example", "ada@xn--mnchen-3ya.example", "bob@münchen.example"];
  const [first, same, other] = emails.map((email) => ({
    ...before,
    email,
    erasingSince: undefined,
  }));
  const eventsOf = (after: typeof first) =>
    domainEventsOf({ table: "Users", before: first, after, atMs: 0 }, source).map(
      ({ type }) => type,
    );
  expect(eventsOf(same)).toEqual([]);
  expect(eventsOf(other)).toEqual(["user.updated"]);
});
