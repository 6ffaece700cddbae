/** What creates, identifies and deletes tables. It loads the AWS SDK, so it is apart from what the API needs. */
export { createTables, dropTables } from "./tables/create-tables.ts";
export { SetupError } from "./tables/setup-error.ts";
export { tableIdentity } from "./tables/table-identity.ts";
