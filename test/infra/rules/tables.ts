import { type TableDefinition, tables } from "@latch/adapters/dynamodb";
import { expect } from "vitest";
import { toCreateTableInput } from "../../../packages/adapters/src/dynamodb/tables/table-inputs.ts";
import { deployed, inProduction } from "../../support/fixtures/stages.ts";
import type { Graph } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";

type Index = {
  name: string;
  hashKey: string;
  rangeKey?: string;
  projectionType: string;
  nonKeyAttributes?: string[];
};
type Table = {
  name: string;
  billingMode: string;
  hashKey: string;
  rangeKey?: string;
  attributes: { name: string; type: string }[];
  globalSecondaryIndexes: Index[];
  localSecondaryIndexes: unknown[];
  streamEnabled: boolean;
  streamViewType?: string;
  ttl?: unknown;
  pointInTimeRecovery: unknown;
  deletionProtectionEnabled: boolean;
  tableClass: string;
};

const keySchema = ({ hashKey, rangeKey }: { hashKey: string; rangeKey?: string }) => [
  { AttributeName: hashKey, KeyType: "HASH" },
  ...(rangeKey ? [{ AttributeName: rangeKey, KeyType: "RANGE" }] : []),
];

/** Converts a table to the CreateTable call of Pulumi's AWS provider. */
const toCreateTable = (table: Table) => ({
  TableName: table.name,
  BillingMode: table.billingMode,
  KeySchema: keySchema(table),
  AttributeDefinitions: table.attributes.map(({ name, type }) => ({
    AttributeName: name,
    AttributeType: type,
  })),
  ...(table.globalSecondaryIndexes.length > 0 && {
    GlobalSecondaryIndexes: table.globalSecondaryIndexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: {
        ProjectionType: index.projectionType,
        ...(index.nonKeyAttributes && { NonKeyAttributes: index.nonKeyAttributes }),
      },
    })),
  }),
  ...(table.streamEnabled && {
    StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamViewType },
  }),
});

const type = "aws:dynamodb/table:Table";
const findTable = ({ one }: Graph, name: string) => one(type, `${name}Table`) as Table;
/** Tables whose items expire, so that an older copy would bring back what has ended. */
const temporaryTables = [
  "Sessions",
  "OneTimeTokens",
  "StripeEvents",
  "WebhookDeliveries",
  "Throttles",
  "StreamPositions",
];
function expectRecovery(graph: Graph, isRecoverable: (name: string) => boolean): void {
  for (const name of Object.keys(tables)) {
    const { pointInTimeRecovery } = findTable(graph, name);
    expect(pointInTimeRecovery, name).toEqual({ enabled: isRecoverable(name) });
  }
}
const definitions = Object.entries<TableDefinition>(tables);

export const tableRules: Record<string, Rule> = {
  "only the activity log has the class for items that are rarely read": {
    holds(graph) {
      for (const [name] of definitions) {
        const isInfrequent = name === "Activity";
        expect(findTable(graph, name).tableClass, name).toBe(
          isInfrequent ? "STANDARD_INFREQUENT_ACCESS" : "STANDARD",
        );
      }
    },
    brokenGraphs: {
      "sessions in that class": (graph) => {
        findTable(graph, "Sessions").tableClass = "STANDARD_INFREQUENT_ACCESS";
      },
      "an expensive activity log": (graph) => {
        findTable(graph, "Activity").tableClass = "STANDARD";
      },
    },
  },

  "a stage has exactly the tables, with predictable names": {
    holds(graph) {
      const prefix = `latch-${graph.app.stage}-`;
      const names = graph.tables().map(({ inputs }) => inputs["name"]);
      expect(names.sort()).toEqual(definitions.map(([name]) => `${prefix}${name}`).sort());
      expect(graph.outputs["tablePrefix"]).toBe(prefix);
    },
    brokenGraphs: {
      "a missing table": ({ remove }) => remove(type, "MailsTable"),
      "another name": (graph) => {
        findTable(graph, "Users").name = "Users";
      },
      "another prefix": ({ outputs }) => {
        outputs["tablePrefix"] = "latch-";
      },
    },
  },

  "tables have the same definition as locally": {
    holds(graph) {
      for (const [name, definition] of definitions) {
        const table = findTable(graph, name);
        const named = `latch-${graph.app.stage}-${name}`;
        expect(toCreateTable(table), name).toEqual(toCreateTableInput(named, definition));
        expect(table.localSecondaryIndexes, name).toEqual([]);
        expect(table.ttl, name).toEqual(
          definition.ttl ? { attributeName: definition.ttl, enabled: true } : undefined,
        );
      }
    },
    brokenGraphs: {
      "no TTL": (graph) => {
        delete findTable(graph, "Sessions").ttl;
      },
      "a TTL that is off": (graph) => {
        findTable(graph, "Throttles").ttl = { attributeName: "expiresAt", enabled: false };
      },
      "a missing index": (graph) => {
        findTable(graph, "Users").globalSecondaryIndexes = [];
      },
      "an index of all attributes": (graph) => {
        const [index] = findTable(graph, "Users").globalSecondaryIndexes;
        if (index) Object.assign(index, { projectionType: "ALL", nonKeyAttributes: undefined });
      },
      "no stream": (graph) => {
        findTable(graph, "Users").streamEnabled = false;
      },
      "a stream without old images": (graph) => {
        findTable(graph, "Sessions").streamViewType = "NEW_IMAGE";
      },
      "another key": (graph) => {
        findTable(graph, "ApiKeys").rangeKey = "userId";
      },
      "provisioned capacity": (graph) => {
        findTable(graph, "Users").billingMode = "PROVISIONED";
      },
      "a local index": (graph) => {
        findTable(graph, "Users").localSecondaryIndexes = [{}];
      },
    },
  },

  "keys, indexes, streams and TTL match the snapshot": {
    on: ["ada"],
    holds(graph) {
      const designs = Object.keys(tables).map((name) => {
        const table = findTable(graph, name);
        const { hashKey, rangeKey, globalSecondaryIndexes, streamViewType, ttl } = table;
        const indexes = globalSecondaryIndexes.map((index) => index.name);
        return [name, hashKey, rangeKey, indexes, streamViewType, ttl !== undefined];
      });
      expect(designs).toEqual([
        ["Users", "userId", undefined, ["listed"], "NEW_AND_OLD_IMAGES", false],
        ["Identifiers", "identifier", undefined, [], undefined, true],
        ["Sessions", "userId", "sessionId", [], "NEW_AND_OLD_IMAGES", true],
        ["ApiKeys", "userId", "keyId", [], "NEW_AND_OLD_IMAGES", false],
        ["Authenticators", "userId", "authenticatorId", [], undefined, true],
        ["OneTimeTokens", "tokenHash", undefined, ["ofUser"], "NEW_AND_OLD_IMAGES", true],
        ["Activity", "userId", "eventId", [], undefined, true],
        ["Tasks", "userId", "taskId", [], "NEW_AND_OLD_IMAGES", true],
        ["Billing", "userId", undefined, ["ofCustomer"], undefined, false],
        ["StripeEvents", "eventId", undefined, [], undefined, true],
        ["WebhookEndpoints", "listedIn", "endpointId", [], "NEW_AND_OLD_IMAGES", false],
        ["WebhookDeliveries", "endpointId", "deliveryId", [], undefined, true],
        ["Mails", "mailId", undefined, [], undefined, true],
        ["Throttles", "key", undefined, [], undefined, true],
        ["StreamPositions", "shard", undefined, [], undefined, true],
        ["Migrations", "id", undefined, [], undefined, false],
      ]);
      const [listed] = findTable(graph, "Users").globalSecondaryIndexes;
      expect(listed).toMatchObject({ hashKey: "listedIn", rangeKey: "userId" });
      expect(listed?.nonKeyAttributes).not.toContain("passwordHash");
    },
    brokenGraphs: {
      "a missing index": (graph) => {
        findTable(graph, "Billing").globalSecondaryIndexes = [];
      },
      "password hashes in an index": (graph) => {
        findTable(graph, "Users").globalSecondaryIndexes[0]?.nonKeyAttributes?.push("passwordHash");
      },
    },
  },

  "in production, tables of lasting data have point-in-time recovery, and those that expire have none":
    {
      on: ["production", "productionGateway"],
      holds: (graph) =>
        expectRecovery(graph, (name) => name !== "Activity" && !temporaryTables.includes(name)),
      brokenGraphs: {
        "a table without recovery": (graph) => {
          findTable(graph, "Users").pointInTimeRecovery = { enabled: false };
        },
        "ended sessions that a restore brings back": (graph) => {
          findTable(graph, "Sessions").pointInTimeRecovery = { enabled: true };
        },
        "an activity log with recovery": (graph) => {
          findTable(graph, "Activity").pointInTimeRecovery = { enabled: true };
        },
      },
    },

  "with ACTIVITY_RECOVERY, the activity log has point-in-time recovery, too": {
    on: ["productionDomain"],
    holds: (graph) => expectRecovery(graph, (name) => !temporaryTables.includes(name)),
    brokenGraphs: {
      "an activity log without recovery": (graph) => {
        findTable(graph, "Activity").pointInTimeRecovery = { enabled: false };
      },
    },
  },

  "in other stages, no table has point-in-time recovery": {
    on: deployed.filter((name) => !inProduction.includes(name)),
    holds: (graph) => expectRecovery(graph, () => false),
    brokenGraphs: {
      "a table with recovery": (graph) => {
        findTable(graph, "Users").pointInTimeRecovery = { enabled: true };
      },
    },
  },

  "in production, tables are kept when the stage is removed": {
    on: inProduction,
    holds(graph) {
      expect(graph.app).toMatchObject({ removal: "retain", protect: true });
      for (const { name, inputs, retainOnDelete } of graph.tables()) {
        expect(inputs["deletionProtectionEnabled"], name).toBe(true);
        expect(retainOnDelete, name).toBe(true);
      }
    },
    brokenGraphs: {
      "a stage that can be removed": ({ app }) => {
        app.protect = false;
      },
      "removal of all resources": ({ app }) => {
        app.removal = "remove";
      },
      "a table without protection": (graph) => {
        findTable(graph, "Users").deletionProtectionEnabled = false;
      },
      "a table that is removed with the stage": ({ tables: all }) => {
        for (const table of all()) table.retainOnDelete = false;
      },
    },
  },

  "in other stages, tables are removed with the stage": {
    on: deployed.filter((name) => !inProduction.includes(name)),
    holds(graph) {
      expect(graph.app).toMatchObject({ removal: "remove", protect: false });
      for (const { name, inputs, retainOnDelete } of graph.tables()) {
        expect(inputs["deletionProtectionEnabled"], name).toBe(false);
        expect(retainOnDelete, name).toBeFalsy();
      }
    },
    brokenGraphs: {
      "a stage that is kept": ({ app }) => {
        app.removal = "retain";
      },
      "a table that is kept": (graph) => {
        findTable(graph, "Mails").deletionProtectionEnabled = true;
      },
    },
  },
};
