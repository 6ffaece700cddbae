import { streamedTables } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import { issuerOf } from "./api.ts";
import type { Events } from "./events.ts";
import { createFunction } from "./function.ts";
import { publisherGrants } from "./grants.ts";
import type { HttpFunction } from "./http-function.ts";
import { toMessagePermissions } from "./permissions.ts";
import { functionSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Parts = { tables: Tables; events: Events; api: HttpFunction };

/** What happens to people and their tasks, out of the change streams onto the topic. */
export function createPublisher({ tables, events, api }: Parts) {
  // Where Lambda says which records it gave up; DynamoDB keeps the records themselves for a day.
  const givenUp = new aws.sqs.Queue("PublishFailures", {
    namePrefix: `latch-${$app.stage}-publish-failures-`,
    messageRetentionSeconds: 14 * 24 * 3600,
    sqsManagedSseEnabled: true,
  });
  const streams = streamedTables.map((name) => ({ name, arn: tables[name].nodes.table.streamArn }));

  const publisher = new sst.aws.Function("PublishChanges", {
    ...createFunction("publish-changes", "PublishChangesLogs", {
      tables,
      links: [events.link, events.mails],
      permissions: [
        {
          // Lambda reads the streams in the name of the function, and asks for all four.
          actions: ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
            (action) => `dynamodb:${action}`,
          ),
          resources: streams.map(({ arn }) => arn),
        },
        ...toMessagePermissions(events, publisherGrants),
        { actions: ["sqs:SendMessage"], resources: [givenUp.arn] },
      ],
    }),
    description: "Change streams to the topic of events",
    memory: "256 MB",
    timeout: "60 seconds",
    environment: {
      ...functionSettings("lambda-publisher", process.env),
      LATCH_ISSUER: issuerOf(api),
    },
  });

  for (const { name, arn } of streams) {
    new aws.lambda.EventSourceMapping(`${name}Changes`, {
      eventSourceArn: arn,
      functionName: publisher.arn,
      // Lambda needs minutes to begin, and LATEST would pass over what happens meanwhile. What is
      // read twice is told twice, with the same ids.
      startingPosition: "TRIM_HORIZON",
      batchSize: 100,
      // Someone who looks at their activity waits for it no longer than this.
      maximumBatchingWindowInSeconds: 1,
      // One reader a shard: a person's changes stay in their order.
      parallelizationFactor: 1,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // One record that can't be read is found by halving and given up alone. No limit of age:
      // what waited through an outage is as good as new, for as long as DynamoDB keeps it.
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 30,
      destinationConfig: { onFailure: { destinationArn: givenUp.arn } },
    });
  }
  return { name: publisher.name, givenUp: givenUp.name };
}
