/**
 * Moves accounts to the one spelling of their email, with its domain as A-labels (UTS 46). An account
 * keeps its earlier spelling as a second identifier, because instances of the version before look it up.
 * Of two accounts with spellings of one address the older gets the new spelling, unless an account has
 * the address in that spelling already. The other stays as it is and is found by its own spelling.
 */
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { normalizeEmail } from "@latch/contract";
import { type Caller, emailIdentifier, type StoredUser } from "@latch/core";
import { auditAttributes } from "../dynamodb/client/audit.ts";
import type { Database } from "../dynamodb/client/database.ts";
import { runTransaction } from "../dynamodb/client/failures.ts";
import { openTable } from "../dynamodb/client/table.ts";
import type { TransactItem } from "../dynamodb/client/transact-item.ts";
import { updateExpression } from "../dynamodb/client/update-expression.ts";
import type { Change } from "./migrate.ts";

type Account = StoredUser & { email: string };

/** Gives each account the one spelling of its email. */
export const up: Change = (database, { eachPage, caller, report }) => {
  const { users, identifiers, write, setEmail, moveIdentifier } = openAccounts(database, caller);

  /** Returns false if an account has the new spelling already, or if this account has changed. */
  const claim = (user: Account): Promise<boolean> =>
    write([moveIdentifier(user), setEmail(user, normalizeEmail(user.email))]);

  /** Gives the new spelling to the older of two accounts. */
  async function takeFromYounger(user: Account, owner: Account): Promise<boolean> {
    const { emailSpelling } = owner;
    // The owner had the address in this spelling from the start.
    if (!emailSpelling || owner.createdAt <= user.createdAt) return false;
    return write([
      moveIdentifier(user, owner.userId),
      setEmail(user, normalizeEmail(user.email)),
      setEmail(owner, emailSpelling),
    ]);
  }

  async function change(user: Account): Promise<void> {
    if (normalizeEmail(user.email) === user.email || user.erasingSince) return;
    if (await claim(user)) return;
    const now = await users.get<Account>({ userId: user.userId });
    if (!now) return;
    // Another process has changed the account meanwhile.
    if (now.version !== user.version) return change(now);
    const found = await identifiers.get<{ userId: string }>({
      identifier: emailIdentifier(user.email),
    });
    const owner = found && (await users.get<Account>({ userId: found.userId }));
    if (!owner || owner.userId === user.userId) return;
    const isTaken = await takeFromYounger(user, owner);
    const [older, younger] = isTaken ? [user, owner] : [owner, user];
    report(
      `${older.userId} and ${younger.userId} have spellings of one email address: ${older.userId} has the new spelling, ${younger.userId} is found by its earlier one`,
    );
  }

  return eachPage("Users", async (items) => {
    // One after the other, because two of them may have one address.
    for (const user of items as Account[]) if (user.email) await change(user);
  });
};

/** Gives each account its earlier spelling again. */
export const down: Change = (database, { eachPage, caller }) => {
  const { write, setEmail, releaseIdentifier } = openAccounts(database, caller);
  return eachPage("Users", async (items) => {
    for (const user of items as Account[]) {
      if (!user.emailSpelling) continue;
      await write([releaseIdentifier(user), setEmail(user, user.emailSpelling)]);
    }
  });
};

function openAccounts({ client, tables }: Database, caller: Caller) {
  /** Writes in one transaction. @returns false if a condition was false: another process was faster */
  const write = async (TransactItems: TransactItem[]): Promise<boolean> =>
    !(await runTransaction(() => client.send(new TransactWriteCommand({ TransactItems }))));

  /**
   * Changes the spelling of an email. The version rises, so that a request which has read the account
   * before can't write the earlier spelling back.
   */
  const setEmail = (user: Account, email: string): TransactItem => ({
    Update: {
      TableName: tables.Users,
      Key: { userId: user.userId },
      ...updateExpression({
        set: {
          email,
          version: user.version + 1,
          ...(user.emailSpelling ? {} : { emailSpelling: user.email }),
          ...auditAttributes(caller),
        },
        remove: user.emailSpelling ? ["emailSpelling"] : [],
        condition: "version = :read AND attribute_not_exists(erasingSince)",
        values: { read: user.version },
      }),
    },
  });

  /** Moves the identifier of the one spelling to an account, from no account or from `ownerId`. */
  const moveIdentifier = ({ email, userId }: Account, ownerId = userId): TransactItem => ({
    Put: {
      TableName: tables.Identifiers,
      Item: { identifier: emailIdentifier(email), userId },
      ConditionExpression:
        ownerId === userId
          ? "attribute_not_exists(identifier) OR userId = :owner"
          : "userId = :owner",
      ExpressionAttributeValues: { ":owner": ownerId },
    },
  });

  const releaseIdentifier = ({ email, userId }: Account): TransactItem => ({
    Delete: {
      TableName: tables.Identifiers,
      Key: { identifier: emailIdentifier(email) },
      ConditionExpression: "userId = :owner",
      ExpressionAttributeValues: { ":owner": userId },
    },
  });

  return {
    users: openTable(client, tables.Users),
    identifiers: openTable(client, tables.Identifiers),
    write,
    setEmail,
    moveIdentifier,
    releaseIdentifier,
  };
}
