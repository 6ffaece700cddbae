import { functionOf } from "./function.ts";
import { recorderGrants } from "./grants.ts";
import { backgroundSettingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

/** The tables whose changes are told to people. */
const told = ["Users", "Sessions", "ApiKeys"] as const;

/** What happens to people, out of the change streams into Activity. */
export function createActivityRecorder({ tables }: { tables: Tables }) {
  // Where Lambda says which records it gave up; DynamoDB keeps the records themselves for a day.
  const givenUp = new aws.sqs.Queue("ActivityFailures", {
    namePrefix: `latch-${$app.stage}-activity-failures-`,
    messageRetentionSeconds: 14 * 24 * 3600,
    sqsManagedSseEnabled: true,
  });
  const streams = told.map((name) => ({ name, arn: tables[name].nodes.table.streamArn }));

  const recorder = new sst.aws.Function("RecordActivity", {
    ...functionOf("record-activity", "RecordActivityLogs", {
      tables,
      grants: recorderGrants,
      permissions: [
        {
          // Lambda reads the streams in the name of the function, and asks for all four.
          actions: ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
            (action) => `dynamodb:${action}`,
          ),
          resources: streams.map(({ arn }) => arn),
        },
        { actions: ["sqs:SendMessage"], resources: [givenUp.arn] },
      ],
    }),
    description: "Change streams to Activity",
    memory: "256 MB",
    timeout: "60 seconds",
    environment: backgroundSettingsOf(process.env),
  });

  for (const { name, arn } of streams) {
    new aws.lambda.EventSourceMapping(`${name}Activity`, {
      eventSourceArn: arn,
      functionName: recorder.arn,
      // Lambda needs minutes to begin, and LATEST would pass over what happens meanwhile. What is
      // read twice is written once.
      startingPosition: "TRIM_HORIZON",
      batchSize: 100,
      // Someone who looks at their activity waits for it no longer than this.
      maximumBatchingWindowInSeconds: 1,
      // One reader a shard: a person's changes stay in their order.
      parallelizationFactor: 1,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // One record that can't be written is found by halving and given up alone. No limit of age:
      // what waited through an outage is as good as new, for as long as DynamoDB keeps it.
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 30,
      destinationConfig: { onFailure: { destinationArn: givenUp.arn } },
    });
  }
}
