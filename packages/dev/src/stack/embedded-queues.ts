import type { DatabaseSync } from "node:sqlite";
import { StartupError } from "@latch/server/lifecycle";

/** Of fauxqs' queues, what we mend. */
type Queue = {
  inflightMessages: Map<string, { visibilityDeadline: number }>;
  dequeue(...args: unknown[]): unknown;
  cancelWaiters(): void;
  persistence?: Persistence;
};

type SqsStore = {
  createQueue(...args: unknown[]): Queue;
  allQueues(): Iterable<Queue>;
  persistence?: Persistence;
};

type Persistence = {
  db: DatabaseSync;
  loadSqsAndSns(sqs: SqsStore, sns: object): void;
  updateMessageReady(messageId: string): void;
  transaction(work: () => void): void;
  close(): void;
};

/** Its web server, a Fastify. */
type App = {
  listen(place: { host: string; port: number }): Promise<string>;
  close(): Promise<void>;
  addHook(name: "preClose", hook: (done: () => void) => void): void;
  addHook(
    name: "onRequest",
    hook: (
      request: unknown,
      reply: {
        raw: { on(event: "close", listener: () => void): void; writableFinished: boolean };
      },
      done: () => void,
    ) => void,
  ): void;
};

/**
 * fauxqs put together as its own `startFauxqs` does, which would listen on every interface of the
 * machine. Some of these parts are internal: the version is pinned exactly, and tests watch them.
 * @param folder keeps the messages there, from before a kill -9 as well
 * @throws StartupError where it is not installed, as in production
 */
export async function openEmbedded(folder?: string): Promise<App> {
  const { buildApp, SqsStore, SnsStore, PersistenceManager } = await load();
  const sqsStore: SqsStore = new SqsStore();
  const snsStore: { persistence?: Persistence } = new SnsStore();
  const persistence: Persistence | undefined = folder && new PersistenceManager(folder);
  if (persistence) keep(persistence, sqsStore, snsStore);
  const app: App = buildApp({ logger: false, stores: { sqsStore, snsStore } });
  if (persistence) {
    app.addHook("preClose", (done) => {
      persistence.close();
      done();
    });
  }
  app.addHook("onRequest", (_request, { raw }, done) => {
    // Who waited for messages and went away must not be given any: they would be gone for minutes.
    raw.on("close", () => {
      if (!raw.writableFinished) for (const queue of sqsStore.allQueues()) queue.cancelWaiters();
    });
    done();
  });
  return app;
}

function keep(
  persistence: Persistence,
  sqsStore: SqsStore,
  snsStore: { persistence?: Persistence },
): void {
  // A process that is killed loses nothing by it, and the disk is not waited for at each message.
  persistence.db.exec("PRAGMA synchronous = NORMAL");
  const ready = persistence.db.prepare(
    "UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?",
  );
  // Its own forgets the count of receives, which its schema refuses.
  persistence.updateMessageReady = (messageId) => void ready.run(messageId);
  // Before the stores know where they are kept: else loading would write, and delete on the way.
  persistence.loadSqsAndSns(sqsStore, snsStore);
  sqsStore.persistence = persistence;
  snsStore.persistence = persistence;
  const create = sqsStore.createQueue.bind(sqsStore);
  sqsStore.createQueue = (...args) => mend(create(...args), persistence);
  for (const queue of sqsStore.allQueues()) {
    queue.persistence = persistence;
    mend(queue, persistence);
    // Whoever was at work on them ended with the last run.
    for (const entry of queue.inflightMessages.values()) entry.visibilityDeadline = 0;
  }
}

/** A message that moves to the dead-letter queue is deleted here and added there: both or neither. */
function mend(queue: Queue, persistence: Persistence): Queue {
  const dequeue = queue.dequeue.bind(queue);
  queue.dequeue = (...args) => {
    let received: unknown;
    persistence.transaction(() => {
      received = dequeue(...args);
    });
    return received;
  };
  return queue;
}

async function load() {
  try {
    const main = import.meta.resolve("fauxqs");
    const [app, sqs, sns, persistence] = await Promise.all(
      ["", "sqs/sqsStore.js", "sns/snsStore.js", "persistence.js"].map(
        (path) => import(path ? new URL(path, main).href : main),
      ),
    );
    return { ...app, ...sqs, ...sns, ...persistence };
  } catch (error) {
    if (!["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"].includes(String(codeOf(error)))) throw error;
    throw new StartupError(
      "The embedded SNS and SQS are not installed: run `npm install`, or set EVENTS_ENDPOINT to ones you run.",
    );
  }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
