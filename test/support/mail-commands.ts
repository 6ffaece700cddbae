import { marshall } from "@aws-sdk/util-dynamodb";
import type { Database } from "@latch/adapters/dynamodb";
import { type DomainEvent, domainEventsOf, type MailCommand, mailCommandId } from "@latch/core";
import { toMailCommand } from "../../packages/adapters/src/streams/mail-command.ts";
import { scan } from "./fixtures/tables.ts";

type Image = Parameters<typeof domainEventsOf>[0] & { table: "Users" };

/**
 * Creates a function that returns the mail commands of the stored one-time tokens, and the events of new accounts unless
 * a pipeline publishes them, oldest first and each once, as their change streams would. Most tests only need the link, and a stream makes each
 * write to a table slower.
 */
export function createMailCommands(database: Database, { hasPipeline = false } = {}) {
  const ordered = new Set<string>();
  const eventSourceARN = `arn:aws:dynamodb:::table/${database.tables.OneTimeTokens}/stream/1`;
  return async (): Promise<(MailCommand | DomainEvent)[]> => {
    const [tokens, users] = await Promise.all([
      scan(database, "OneTimeTokens"),
      scan(database, "Users"),
    ]);
    const orders = tokens.flatMap((item) => {
      const record = { eventSourceARN, dynamodb: { NewImage: marshall(item) } };
      return toMailCommand(record, database.tables) ?? [];
    });
    const created = users
      .filter(({ verificationExpiresAt }) => !hasPipeline && verificationExpiresAt !== undefined)
      .flatMap((after) => toCreated(after as NonNullable<Image["after"]>));
    const fresh = [...orders, ...created].filter((each) => !ordered.has(idOf(each)));
    for (const each of fresh) ordered.add(idOf(each));
    return fresh.sort((one, other) => (idOf(one).slice(4) < idOf(other).slice(4) ? -1 : 1));
  };
}

/** Returns the event of a new account, with an id that has its time. */
const toCreated = (after: NonNullable<Image["after"]>): DomainEvent[] =>
  domainEventsOf({ table: "Users", atMs: 0, after }, "https://api.test")
    .filter(({ type }) => type === "user.created")
    .map((draft) => ({ ...draft, id: `evt${after.userId.slice(3)}` }) as DomainEvent);

const idOf = (message: MailCommand | DomainEvent): string =>
  "order" in message ? mailCommandId(message) : message.id;
