/**
 * The data migrations: changes of stored items. Tables, indexes, streams and TTL are not
 * migrations: `tables.ts` declares them, and `npm run db:create` or `sst.config.ts` creates them.
 *
 * A migration is a file `NNNN-what-it-does.ts` in this folder. It exports `up` and `down`, and is
 * listed in `migrations` below, so that it is type-checked and part of every bundle:
 *
 *     import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
 *     import type { Change } from "./migrate.ts";
 *
 *     export const up: Change = ({ client, tables }, { eachPage, caller }) =>
 *       eachPage("Users", (items) =>
 *         Promise.all(items.map(({ userId, name }) => client.send(new UpdateCommand({ … })))));
 *
 * Rules for a migration:
 * - The API runs at the same time, in the version before and in the version after. A new form of an
 * item therefore takes three deployments: one that reads both forms and writes the new one, the
 * migration, and one that reads the new form only. Each version works with the data of the version
 * before and after it.
 * - Items appear, change and disappear during the migration. It changes single attributes by a
 * conditional UpdateItem (`attribute_exists(userId) AND …`), and never writes back an item that it
 * has read. A false condition means that another process was faster, and is not an error.
 * - It may be killed at any point and continue later, or start again after a rollback. The same
 * page can be processed twice, and `down` finds items that `up` has not reached.
 * - It increases `version` only if clients must notice the change, writes `auditAttributes(caller)`
 * with each change of an item in a table with a stream, and ends no sessions.
 * - A released migration is never edited. The next one corrects it.
 */
import * as oneSpelling from "./0001-one-spelling-of-emails.ts";
import * as activityExpiry from "./0002-activity-expiry.ts";
import type { Migration } from "./migrate.ts";

export {
  type Change,
  type Migration,
  type MigrationOptions,
  type MigrationRun,
  type MigrationState,
  migrate,
  migrationStatus,
  rollback,
} from "./migrate.ts";

/** All migrations in the order of their numbers. */
export const migrations: Migration[] = [
  { id: "0001-one-spelling-of-emails", up: oneSpelling.up, down: oneSpelling.down },
  { id: "0002-activity-expiry", up: activityExpiry.up, down: activityExpiry.down },
];
