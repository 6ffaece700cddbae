import { streamedTables } from "@latch/adapters/dynamodb";
import { type QueueName, queueNames } from "@latch/adapters/messaging";
import { expect } from "vitest";
import { logicalName } from "../../../infra/logical-name.ts";
import type { FunctionName } from "../../../scripts/bundle.ts";
import type { Graph } from "../../support/graph.ts";

export const account = "us-east-1:123456789012";

/** The logical names of the functions and their files. */
export const handlerFiles = ({ all }: Graph): [string, FunctionName][] => {
  const consumers = queueNames.map((queue) => [logicalName(queue), queue] as const);
  const files: [string, FunctionName][] = [
    ["Api", "api"],
    ["TasksApi", "tasks"],
    ["PublishChanges", "publish-changes"],
    ["SweepHandler", "sweep"],
    ...consumers.map(([name, queue]): [string, FunctionName] => [name, queue]),
  ];
  const gateway = all("aws:apigatewayv2/api:Api").length > 0;
  return gateway ? [...files, ["Authorizer", "authorizer"]] : files;
};

/** Actions that AWS itself uses with the role of a function, and that no code calls. */
export function lambdaActions(file: FunctionName): string[] {
  const log = ["logs:CreateLogStream", "logs:PutLogEvents"].map(
    (action) => `${action} own log group`,
  );
  if (queueNames.includes(file as QueueName)) {
    return [
      ...log,
      ...["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map(
        (action) => `sqs:${action} ${file}`,
      ),
    ];
  }
  if (file !== "publish-changes") return log;
  const reading = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"];
  return [
    ...log,
    "sqs:SendMessage publish-failures-1",
    ...streamedTables.flatMap((table) =>
      reading.map((action) => `dynamodb:${action} ${table}/stream/1`),
    ),
  ];
}

/**
 * Returns the actions that a role allows, in the format of `permitted`. Resources of other stages stay
 * unchanged.
 */
export function allowedBy(graph: Graph, name: string, file: FunctionName): string[] {
  const { stage } = graph.app;
  const prefixes = [
    `arn:aws:dynamodb:${account}:table/latch-${stage}-`,
    `arn:aws:sqs:${account}:latch-${stage}-`,
    `arn:aws:sns:${account}:latch-${stage}-`,
  ];
  const describeResource = (arn: string): string => {
    const log = `arn:aws:logs:${account}:log-group:/aws/lambda/latch-${stage}-${file}-1:*`;
    if (arn === log) return "own log group";
    const prefix = prefixes.find((each) => arn.startsWith(each));
    return prefix ? arn.slice(prefix.length) : arn;
  };
  return graph.statements(name).flatMap(({ Effect, Action, Resource }) => {
    expect(Effect).toBe("Allow");
    return Action.flatMap((action) => Resource.map((arn) => `${action} ${describeResource(arn)}`));
  });
}
