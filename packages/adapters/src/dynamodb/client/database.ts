import { openLeanTransport } from "#lean-transport";
import type { TableName, TableNames } from "../tables/tables.ts";
import type { ConnectionOptions } from "./connection-options.ts";
import {
  createDatabaseClient,
  type DatabaseClient,
  type SdkTransport,
  type Transport,
} from "./database-client.ts";
import { type CallObserver, observeCalls } from "./observe-calls.ts";

/** How calls reach DynamoDB: by the signed requests of this package, or by the AWS SDK. */
type ClientKind = "lean" | "sdk";

/** Options of `openDatabase`. */
export type DatabaseOptions<Some extends TableName = TableName> = ConnectionOptions & {
  tables: TableNames<Some>;
  /** The lean client by default. */
  client?: ClientKind;
  /** Observes each call. Without it, calls are not observed. */
  observer?: CallObserver;
};

/** A connection to DynamoDB, with the names of all tables or of those that the process uses. */
export type Database<Some extends TableName = TableName> = {
  client: DatabaseClient;
  tables: TableNames<Some>;
  /** The endpoint of DynamoDB, if it is not the AWS endpoint of the region. */
  endpoint?: string;
  /** Returns the milliseconds since 1970, by DynamoDB's clock if that of this machine is more than minutes off. */
  clock(): number;
  close(): void;
};

/**
 * Connects to DynamoDB. Both clients make up to three attempts with backoff, of at most two seconds each. The lean
 * client loads the SDK at the first call that needs it.
 */
export function openDatabase<Some extends TableName = TableName>(
  options: DatabaseOptions<Some>,
): Database<Some> {
  const { tables, observer, endpoint, client: kind = "lean" } = options;
  let sdk: Promise<SdkTransport> | undefined;
  let loaded: SdkTransport | undefined;
  const loadSdk = () => {
    sdk ??= import("./sdk-transport.ts").then(({ openSdkTransport }) => {
      loaded = openSdkTransport(options);
      return loaded;
    });
    return sdk;
  };
  const bySdk: Transport = {
    call: async (operation, input) => (await loadSdk()).call(operation, input),
    clockOffsetMs: () => loaded?.clockOffsetMs() ?? 0,
    close() {},
  };
  const transport = kind === "lean" ? openLeanTransport(options) : bySdk;
  // A function loads the SDK while it starts, not with its first request.
  if (kind === "sdk") void loadSdk();
  const client = createDatabaseClient(transport, loadSdk);
  if (observer) observeCalls(client, tables, observer);
  return {
    client,
    tables,
    endpoint,
    clock: () => Date.now() + transport.clockOffsetMs(),
    close() {
      transport.close();
      void sdk?.then(({ close }) => close());
    },
  };
}
