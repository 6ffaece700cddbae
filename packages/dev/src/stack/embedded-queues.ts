import type { DatabaseSync } from "node:sqlite";
import { StartupError } from "@latch/server/lifecycle";

/** The members of fauxqs' queues that this module patches. */
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

/** The web server of fauxqs, a Fastify instance. */
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
 * Assembles fauxqs like its own `startFauxqs`, which would listen on every network interface. Some of its
 * modules are internal: the version is pinned exactly, and tests cover them.
 * @param folder the folder of the messages, which survive a kill -9
 * @throws StartupError when fauxqs is not installed, as in production
 */
export async function openEmbedded(folder?: string): Promise<App> {
  const { buildApp, SqsStore, SnsStore, PersistenceManager } = await loadFauxqs();
  const sqsStore: SqsStore = new SqsStore();
  const snsStore: { persistence?: Persistence } = new SnsStore();
  const persistence: Persistence | undefined = folder && new PersistenceManager(folder);
  if (persistence) enablePersistence(persistence, sqsStore, snsStore);
  const app: App = buildApp({ logger: false, stores: { sqsStore, snsStore } });
  if (persistence) {
    app.addHook("preClose", (done) => {
      persistence.close();
      done();
    });
  }
  app.addHook("onRequest", (_request, { raw }, done) => {
    // A client that disconnected must not receive messages: they would stay hidden for minutes.
    raw.on("close", () => {
      if (!raw.writableFinished) for (const queue of sqsStore.allQueues()) queue.cancelWaiters();
    });
    done();
  });
  return app;
}

function enablePersistence(
  persistence: Persistence,
  sqsStore: SqsStore,
  snsStore: { persistence?: Persistence },
): void {
  // Avoids a disk sync for each message. A killed process loses nothing.
  persistence.db.exec("PRAGMA synchronous = NORMAL");
  const markReady = persistence.db.prepare(
    "UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?",
  );
  // fauxqs' own method resets the receive count to null, which its schema rejects.
  persistence.updateMessageReady = (messageId) => void markReady.run(messageId);
  // Loads before the stores have the persistence: otherwise loading would write and delete messages.
  persistence.loadSqsAndSns(sqsStore, snsStore);
  sqsStore.persistence = persistence;
  snsStore.persistence = persistence;
  const create = sqsStore.createQueue.bind(sqsStore);
  sqsStore.createQueue = (...args) => patchDequeue(create(...args), persistence);
  for (const queue of sqsStore.allQueues()) {
    queue.persistence = persistence;
    patchDequeue(queue, persistence);
    // The consumers of these messages ended with the last run.
    for (const entry of queue.inflightMessages.values()) entry.visibilityDeadline = 0;
  }
}

/**
 * Makes the move of a message to the dead-letter queue atomic: delete and insert run in one
 * transaction.
 */
function patchDequeue(queue: Queue, persistence: Persistence): Queue {
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

async function loadFauxqs() {
  try {
    const main = import.meta.resolve("fauxqs");
    const [app, sqs, sns, persistence] = await Promise.all(
      ["", "sqs/sqsStore.js", "sns/snsStore.js", "persistence.js"].map(
        (path) => import(path ? new URL(path, main).href : main),
      ),
    );
    return { ...app, ...sqs, ...sns, ...persistence };
  } catch (error) {
    if (!["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"].includes(String(errorCode(error))))
      throw error;
    throw new StartupError(
      "The embedded SNS and SQS are not installed. Run `npm install`, or set EVENTS_ENDPOINT to the URL of your own.",
    );
  }
}

const errorCode = (error: unknown): unknown => (error as { code?: unknown }).code;
