import {
  streamFilters,
  streamWindowSeconds,
} from "../packages/adapters/src/dynamodb/tables/stream-filters.ts";
import { streamedTables } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import { resolveIssuer } from "./api.ts";
import { reserveConcurrency } from "./concurrency.ts";
import type { Events } from "./events.ts";
import { createFunction } from "./function.ts";
import { publisherGrants, publisherTableGrants } from "./grants.ts";
import type { HttpFunction } from "./http-function.ts";
import { toMessagePermissions } from "./iam-policies.ts";
import { functionSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Options = { tables: Tables; events: Events; api: HttpFunction };

/** Creates the function that publishes events from the change streams to the topic. */
export function createPublisher({ tables, events, api }: Options) {
  // Lambda sends references to discarded records here. DynamoDB keeps the records themselves for 24
  // hours.
  const failures = new aws.sqs.Queue("PublishFailures", {
    namePrefix: `latch-${$app.stage}-publish-failures-`,
    messageRetentionSeconds: 14 * 24 * 3600,
    sqsManagedSseEnabled: true,
  });
  const streams = streamedTables.map((name) => ({ name, arn: tables[name].nodes.table.streamArn }));

  const publisher = new sst.aws.Function("PublishChanges", {
    ...createFunction("publish-changes", "PublishChangesLogs", {
      tables,
      grants: publisherTableGrants,
      links: [events.link, events.mails["send-mail"], events.mails["send-links"]],
      permissions: [
        {
          // Lambda reads the streams with the role of the function and needs all four actions.
          actions: ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
            (action) => `dynamodb:${action}`,
          ),
          resources: streams.map(({ arn }) => arn),
        },
        ...toMessagePermissions(events, publisherGrants),
        { actions: ["sqs:SendMessage"], resources: [failures.arn] },
      ],
    }),
    description: "Publishes the changes of the tables to the event topic",
    memory: "256 MB",
    timeout: "60 seconds",
    concurrency: reserveConcurrency("publish-changes"),
    environment: {
      ...functionSettings("lambda-publisher", process.env),
      LATCH_ISSUER: resolveIssuer(api),
    },
  });

  for (const { name, arn } of streams) {
    new aws.lambda.EventSourceMapping(`${name}Changes`, {
      eventSourceArn: arn,
      functionName: publisher.arn,
      filterCriteria: {
        filters: streamFilters[name].map((filter) => ({ pattern: JSON.stringify(filter) })),
      },
      // The mapping needs minutes to start, and LATEST would skip the changes of that time. A change that
      // is read twice is published twice with the same event id.
      startingPosition: "TRIM_HORIZON",
      batchSize: 100,
      maximumBatchingWindowInSeconds: streamWindowSeconds(name),
      // One reader for each shard keeps a user's changes in order.
      parallelizationFactor: 1,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // Bisecting isolates an unreadable record, so that only this one is discarded. There is no maximum
      // age: after an outage, all changes that DynamoDB still has are published.
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 30,
      destinationConfig: { onFailure: { destinationArn: failures.arn } },
    });
  }
  return { name: publisher.name, failures: failures.name };
}
