import { QueueDoesNotExist } from "@aws-sdk/client-sqs";
import type { Database } from "@latch/adapters/dynamodb";
import type { MigrationOptions } from "@latch/adapters/migrations";
import { isLoopback } from "@latch/config";
import { ProblemError } from "@latch/core";
import { migrationReporting } from "@latch/dev/prepare-database";
import { type Environment, openStack, type Stack, type StackOptions } from "@latch/dev/stack";
import { connect, connectEvents, type EventsConnection } from "@latch/server/connections";
import { onStop, StartupError } from "@latch/server/lifecycle";

/** For a command that looks after the tables itself. */
export const unprepared: Partial<StackOptions> = { prepare: async () => {} };

/** For a command that takes its time, and ends by itself when it is asked to. */
export const lasting: Partial<StackOptions> = { shared: true };

/**
 * Runs a data command: in production on what the configuration names, else on the local stack, which
 * is started for it unless it runs.
 */
export async function withDatabase(
  environment: Environment,
  options: Partial<StackOptions>,
  work: (database: Database, stack: Stack) => Promise<void>,
): Promise<void> {
  const stack = await openStack(environment, options);
  const database = connect(stack.environment);
  try {
    await work(database, stack);
  } catch (error) {
    throw explained(error);
  } finally {
    database.close();
    await stack.stop();
  }
}

/** The same for a command that works on the topic and the queues as well. */
export const withEvents = (
  environment: Environment,
  work: (events: EventsConnection, database: Database, stack: Stack) => Promise<void>,
): Promise<void> =>
  withDatabase(environment, { ...lasting, events: true }, async (database, stack) => {
    const events = connectEvents(stack.environment);
    try {
      await work(events, database, stack);
    } catch (error) {
      throw isOfAws(error) ? new StartupError(eventsProblem(error)) : error;
    } finally {
      events.close();
    }
  });

/** How the migration commands run: they tell what happens, and end between two pages when asked to. */
export function interruptible(environment: Environment): MigrationOptions {
  const stop = new AbortController();
  onStop(environment, async () => {
    console.error("Stopping after this page.");
    stop.abort(new StartupError("Stopped. The next run goes on from here."));
  });
  return { ...migrationReporting(), signal: stop.signal };
}

/** @throws StartupError in production */
export function refuseProduction({ NODE_ENV }: Environment, what: string): void {
  if (NODE_ENV === "production") throw new StartupError(`${what}: not in production.`);
}

/** @throws StartupError for a database that is not on this machine */
export function refuseRemote({ DYNAMODB_ENDPOINT: endpoint }: Environment, what: string): void {
  if (endpoint && !isLoopback(endpoint)) {
    throw new StartupError(`${what}: only on this machine, and ${endpoint} is another one.`);
  }
}

/** What a person at a terminal can do something about becomes a sentence; a defect stays as it is. */
function explained(error: unknown): unknown {
  if (error instanceof ProblemError) {
    const { message, extra, cause } = error;
    const lines = extra.errors?.map(({ pointer, detail }) => `${pointer.slice(2)}: ${detail}`);
    return isOfAws(cause) ? explained(cause) : new StartupError(lines?.join("\n") ?? message);
  }
  if (!isOfAws(error)) return error;
  return new StartupError(
    error.name === "ResourceNotFoundException"
      ? "A table is missing: `npm run db:create` makes it."
      : `DynamoDB could not be used: ${error.message || error.name}`,
  );
}

const eventsProblem = (error: Error): string =>
  error instanceof QueueDoesNotExist
    ? "A queue is missing: `npm run events:create` makes it."
    : `SNS and SQS could not be used: ${error.message || error.name}`;

/** What the SDK throws when a call was sent, answered or not, or had no credentials to be sent with. */
const isOfAws = (error: unknown): error is Error =>
  error instanceof Error && ("$metadata" in error || error.name === "CredentialsProviderError");
