import type { EventData, UserId } from "@latch/contract";
import type { Factors } from "../users/factors.ts";
import type { EventPayload } from "./event-payload.ts";

type Authenticator = Omit<EventData["authenticator.added"], "userId">;
/** An event about a factor. Its subject is the authenticator, if that has an id. */
type FactorEvent = EventPayload & { subject?: string };

/** Returns the events that lead from the factors of an account to later ones. */
export function factorEvents(
  userId: UserId,
  before: Factors = {},
  after: Factors = {},
): FactorEvent[] {
  const [previous, next] = [listAuthenticators(before), listAuthenticators(after)];
  const toEvent =
    (type: "authenticator.added" | "authenticator.removed") =>
    (authenticator: Authenticator): FactorEvent => ({
      type,
      data: { userId, ...authenticator },
      ...(authenticator.authenticatorId && { subject: authenticator.authenticatorId }),
    });
  return [
    ...next.filter(isMissingIn(previous)).map(toEvent("authenticator.added")),
    ...previous.filter(isMissingIn(next)).map(toEvent("authenticator.removed")),
    ...recoveryCodeEvents(userId, before.recoveryCodes, after.recoveryCodes),
  ];
}

function listAuthenticators({ passkeys = [], totp, recoveryCodes }: Factors): Authenticator[] {
  return [
    ...passkeys.map(({ id }) => ({ authenticatorId: id, kind: "passkey" as const })),
    ...(totp ? [{ authenticatorId: totp.id, kind: "totp" as const }] : []),
    ...(recoveryCodes ? [{ kind: "recovery_codes" as const }] : []),
  ];
}

const isMissingIn =
  (others: Authenticator[]) =>
  ({ kind, authenticatorId }: Authenticator): boolean =>
    !others.some((other) => other.kind === kind && other.authenticatorId === authenticatorId);

function recoveryCodeEvents(
  userId: UserId,
  before: Factors["recoveryCodes"],
  after: Factors["recoveryCodes"],
): FactorEvent[] {
  if (!before || !after) return [];
  if (before.createdAt !== after.createdAt) {
    return [{ type: "recovery_codes.replaced", data: { userId } }];
  }
  return after.remaining < before.remaining
    ? [{ type: "recovery_code.used", data: { userId } }]
    : [];
}
