import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { fileURLToPath } from "node:url";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { createTopology, queueUrlFor } from "@latch/adapters/messaging";
import { startEvents } from "@latch/dev";
import { expect, onTestFinished, test, vi } from "vitest";
import { openEvents } from "../../../packages/dev/src/stack/events.ts";
import { openTestEvents } from "../../support/processes/events.ts";
import { startCommand, temporaryFolder } from "../../support/processes/program.ts";
import { timeLimit } from "../../support/time-limit.ts";

const runner = fileURLToPath(new URL("../../support/processes/events-process.ts", import.meta.url));
const prefix = "kept-";

/** Starts SNS and SQS with a folder in a separate process, and opens the activity queue. */
async function startOver(folder: string, options: { visibilityTimeoutSeconds?: number } = {}) {
  const program = startCommand(process.execPath, [runner, folder], {});
  const [endpoint] = await program.waitForOutput(/http:\S+/);
  const { messaging, names } = await openTestEvents({ endpoint, prefix, ...options });
  const { sqs } = messaging;
  const QueueUrl = await queueUrlFor(sqs, names.queues["record-activity"].name);
  const receive = async (url = QueueUrl): Promise<Message[]> => {
    const command = new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ["ApproximateReceiveCount"],
    });
    return (await sqs.send(command)).Messages ?? [];
  };
  return {
    ...program,
    sqs,
    QueueUrl,
    deadLettersUrl: await queueUrlFor(sqs, names.queues["record-activity"].deadLetters),
    receive,
    send: (MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody })),
    async all(url = QueueUrl): Promise<string[]> {
      const found: string[] = [];
      for (;;) {
        const messages = await receive(url);
        if (messages.length === 0) return found;
        found.push(...messages.map(({ Body = "" }) => Body));
      }
    },
  };
}

test("the embedded SNS and SQS listen on the loopback interface only", async () => {
  const events = await startEvents();
  onTestFinished(events.stop);
  const { port, hostname } = new URL(events.endpoint);
  expect(hostname).toBe("127.0.0.1");
  const hex = Number(port).toString(16).toUpperCase().padStart(4, "0");
  if (process.platform === "linux") {
    const listening = ["tcp", "tcp6"].flatMap((file) =>
      readFileSync(`/proc/self/net/${file}`, "utf8")
        .split("\n")
        // 0A means LISTEN.
        .filter((line) => / 0A /.test(line) && line.includes(`:${hex} `))
        .map((line) => line.trim().split(/\s+/)[1]),
    );
    expect(listening).toEqual([`0100007F:${hex}`]);
  }
  const others = Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .filter(({ address }) => address !== "127.0.0.1" && !address.startsWith("fe80"));
  for (const { address } of others) {
    const socket = connect({ host: address, port: Number(port) });
    await expect(once(socket, "connect"), address).rejects.toThrow();
  }
});

test("kill -9 during concurrent writes loses no accepted message", async () => {
  const folder = temporaryFolder();
  const first = await startOver(folder);
  const sent: string[] = [];
  const stopRequested = Promise.withResolvers<void>();
  async function write(writer: number): Promise<void> {
    for (let count = 0; ; count++) {
      await first.send(`${writer}-${count}`);
      sent.push(`${writer}-${count}`);
      if (sent.length === 200) stopRequested.resolve();
    }
  }
  const writing = Promise.allSettled(Array.from({ length: 8 }, (_, index) => write(index)));
  await stopRequested.promise;
  const held = await first.receive();
  const [done, ...rest] = held as [Message, ...Message[]];
  const { QueueUrl, sqs } = first;
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: done.ReceiptHandle }));
  await first.end("SIGKILL");
  await writing;

  const second = await startOver(folder);
  const found = await second.all();
  expect(new Set(found).size, "none twice").toBe(found.length);
  expect(found).toEqual(expect.arrayContaining(sent.filter((body) => body !== done.Body)));
  expect(found, "messages in flight are available again").toEqual(
    expect.arrayContaining(rest.map(({ Body }) => Body)),
  );
  expect(found).not.toContain(done.Body);
});

test("receive counts and dead letters survive a restart", async () => {
  const folder = temporaryFolder();
  const first = await startOver(folder);
  await first.send("twice");
  for (const seconds of [0, 60]) {
    const [message] = await first.receive();
    const { QueueUrl, sqs } = first;
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  }
  await first.end("SIGKILL");
  const second = await startOver(folder, { visibilityTimeoutSeconds: 0 });
  for (const count of ["3", "4", "5"]) {
    const [message] = await second.receive();
    expect(message?.Attributes?.ApproximateReceiveCount).toBe(count);
  }
  expect(await second.receive()).toEqual([]);
  await second.end("SIGKILL");
  const third = await startOver(folder);
  expect(await third.all()).toEqual([]);
  expect(await third.all(third.deadLettersUrl)).toEqual(["twice"]);
});

test("a client that disconnects while it waits receives no message", async () => {
  const { messaging, names } = await openTestEvents();
  const { sqs } = messaging;
  const QueueUrl = await queueUrlFor(sqs, names.queues["record-activity"].name);
  const gone = new AbortController();
  const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: gone.signal,
  });
  await new Promise((resume) => setTimeout(resume, 100));
  gone.abort();
  await expect(waiting).rejects.toThrow();
  await new Promise((resume) => setTimeout(resume, 50));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "for the connected client" }));
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  expect(Messages?.map(({ Body }) => Body)).toEqual(["for the connected client"]);
});

test("creating the topology again changes nothing, except attributes that differ", async () => {
  const { messaging, names, endpoint } = await openTestEvents({ visibilityTimeoutSeconds: 1 });
  await Promise.all([createTopology(messaging, names), createTopology(messaging, names)]);
  const { sqs } = messaging;
  const QueueUrl = await queueUrlFor(sqs, names.queues["record-activity"].name);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
  );
  expect(Attributes).toMatchObject({
    VisibilityTimeout: "182",
    MessageRetentionPeriod: "345600",
    RedrivePolicy: expect.stringContaining('"maxReceiveCount":5'),
    Policy: expect.stringContaining(`:${names.topic}"`),
  });
  expect(endpoint).toContain("127.0.0.1");
});

test("one process owns the folder, and others use what it has started", async () => {
  const folder = temporaryFolder();
  const owner = await openEvents(folder, { owner: true });
  const secondProcess = await openEvents(folder, { owner: false });
  expect(secondProcess.endpoint).toBe(owner.endpoint);
  await expect(openEvents(folder, { owner: true })).rejects.toThrow(/is in use/);
  await secondProcess.stop();
  expect((await fetch(`${owner.endpoint}/health`)).ok).toBe(true);
  await owner.stop();
  const next = await openEvents(folder, { owner: true });
  await vi.waitFor(
    async () => expect((await fetch(`${next.endpoint}/health`)).ok).toBe(true),
    timeLimit,
  );
  await next.stop();
});
