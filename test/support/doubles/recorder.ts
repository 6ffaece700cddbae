import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

type Input = {
  TableName?: string;
  IndexName?: string;
  TransactItems?: Record<string, { TableName: string }>[];
  QueueUrl?: string;
  QueueName?: string;
};

/** The suffixes of the physical names of a test: `t1-Users`, `t1-deliver-webhooks`. */
type Names = { tables: Record<string, string>; prefix?: string };

/**
 * Starts a proxy to the emulators, and to other AWS services, that records which action and
 * resource IAM would check for each call. A batch or a transaction needs the actions of its parts.
 */
export async function startRecorder(
  { dynamodb, events }: { dynamodb: string; events?: string },
  { tables, prefix = "" }: Names,
) {
  const seen = new Set<string>();
  const logical = new Map(Object.entries(tables).map(([name, table]) => [table, name]));
  const nameOf = (table = ""): string => logical.get(table) ?? table;

  function note(target: string, path: string, body: string): void {
    const [service, operation = ""] = target.split(".");
    if (service === "DynamoDB_20120810") {
      const { TableName, IndexName, TransactItems } = JSON.parse(body) as Input;
      const index = IndexName ? `/index/${IndexName}` : "";
      if (!TransactItems)
        return void seen.add(`dynamodb:${operation} ${nameOf(TableName)}${index}`);
      for (const [kind, item] of TransactItems.flatMap(Object.entries<{ TableName: string }>)) {
        seen.add(`dynamodb:${kind}Item ${nameOf(item.TableName)}`);
      }
    } else if (service === "AmazonSQS") {
      const { QueueUrl, QueueName = "" } = JSON.parse(body) as Input;
      const queue = QueueUrl?.split("/").at(-1) ?? QueueName;
      seen.add(`sqs:${operation.replace(/Batch$/, "")} ${queue.replace(prefix, "")}`);
    } else if (path.startsWith("/v2/email/outbound-emails")) {
      seen.add("ses:SendEmail");
    } else {
      const query = new URLSearchParams(body);
      const topic = query.get("TopicArn")?.split(":").at(-1) ?? "";
      const action = query.get("Action")?.replace(/Batch$/, "");
      seen.add(`sns:${action} ${topic.replace(prefix, "")}`);
    }
  }

  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const target = String(incoming.headers["x-amz-target"] ?? "");
    note(target, incoming.url ?? "", body.toString());
    const upstream = target.startsWith("DynamoDB") ? dynamodb : events;
    if (!upstream || incoming.url?.startsWith("/v2/email")) {
      return outgoing
        .writeHead(200, { "content-type": "application/json" })
        .end('{"MessageId":"1"}');
    }
    const { method, url = "/", headers } = incoming;
    ask(new URL(url, upstream), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    endpoint,
    /** The endpoints that a function uses for AWS. */
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ENDPOINT_URL_SQS: endpoint,
      AWS_ENDPOINT_URL_SNS: endpoint,
      AWS_ENDPOINT_URL_SESV2: endpoint,
    },
    /** `action resource` for all calls so far. */
    seen: (): string[] => [...seen].sort(),
  };
}
