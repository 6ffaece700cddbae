/**
 * Data migrations: changes of what is stored already. Tables, indexes, streams and TTL are no
 * migrations: tables.ts declares them and `npm run db:create` or sst.config.ts makes them so.
 *
 * One is a file NNNN-what-it-does.ts beside this one. It exports `up` and `down`, and is listed in
 * `migrations` below, so that it is type-checked and part of every bundle:
 *
 *     import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
 *     import type { Change } from "./migrate.ts";
 *
 *     export const up: Change = ({ client, tables }, { eachPage, caller }) =>
 *       eachPage("Users", (items) =>
 *         Promise.all(items.map(({ userId, name }) => client.send(new UpdateCommand({ … })))));
 *
 * What it may assume, and what not:
 * - The API runs while it does, in the version before and the version after. So a new form takes
 *   three deployments: one that reads both forms and writes the new one, the migration, and later one
 *   that reads the new form only. Each of them works with the data of its neighbours.
 * - Items appear, change and vanish meanwhile. It changes single attributes by a conditional
 *   UpdateItem (`attribute_exists(userId) AND …`), and never puts back an item that it has read. A
 *   condition that fails means that someone was faster: not an error.
 * - It may be killed at any point and go on later, or start over after a rollback: the same page can
 *   come twice, and `down` meets items that `up` has not reached.
 * - It raises `version` only if clients have to notice, writes `audit(caller)` with each change of an
 *   item that has a stream, and ends no sessions.
 * - One that is released is never edited: what is wrong with it is put right by the next one.
 */
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

/** All of them, in the order of their numbers. There has been no need for one yet. */
export const migrations: Migration[] = [];
