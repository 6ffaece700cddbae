import type { Database } from "@latch/adapters/dynamodb";

/** Where a request is paused: at its first call after the check of its session, or at its first write. */
export type PausePoint = "after its check" | "before its write";

type Input = { TableName?: string; TransactItems?: Record<string, { TableName: string }>[] };

/** The calls by which the guard checks a session: it reads the session and the account. */
const checkCalls = 2;

const tablesOf = ({ TableName, TransactItems = [] }: Input): (string | undefined)[] => [
  TableName,
  ...TransactItems.flatMap((item) => Object.values(item).map((write) => write.TableName)),
];

/** Returns the function that pauses one request at a call of its own. Nothing else may run before the pause. */
export function pauseRequests({ client, tables }: Database) {
  let beforeCall: ((command: string, input: Input) => Promise<void>) | undefined;
  client.intercept(async ({ operation, input }, next) => {
    await beforeCall?.(operation, input);
    return next(input);
  });

  /** Returns whether a call changes more than a counter. */
  const isWrite = (command: string, input: Input): boolean =>
    /^(?:TransactWrite|Put|Update|Delete)/.test(command) &&
    tablesOf(input).some((table) => table !== undefined && table !== tables.Throttles);

  /**
   * Runs a request, pauses it, runs `meanwhile`, and lets it continue.
   * @throws an error if the request ends without such a call
   */
  return async <Answer>(
    point: PausePoint,
    request: () => Promise<Answer>,
    meanwhile: () => Promise<unknown>,
  ): Promise<Answer> => {
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    let calls = 0;
    beforeCall = async (command, input) => {
      calls++;
      const isReached = point === "before its write" ? isWrite(command, input) : calls > checkCalls;
      if (!isReached) return;
      beforeCall = undefined;
      reached.resolve();
      await released.promise;
    };
    const answer = request();
    try {
      await Promise.race([
        reached.promise,
        answer.then(({ ...given }) => {
          throw new Error(`The request was not paused: ${JSON.stringify(given)}`);
        }),
      ]);
      await meanwhile();
    } finally {
      beforeCall = undefined;
      released.resolve();
    }
    return answer;
  };
}
export type Pause = ReturnType<typeof pauseRequests>;
