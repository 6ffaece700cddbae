import { QueueDoesNotExist } from "@aws-sdk/client-sqs";
import type { Database } from "@latch/adapters/dynamodb";
import type { MigrationOptions } from "@latch/adapters/migrations";
import { isLoopback } from "@latch/config";
import { ProblemError } from "@latch/core";
import { migrationReporting } from "@latch/dev/prepare-database";
import { type Environment, openStack, type Stack, type StackOptions } from "@latch/dev/stack";
import { connect } from "@latch/server/connections";
import { connectEvents, type EventsConnection } from "@latch/server/events-connection";
import { StartupError } from "@latch/server/lifecycle";
import { createInterruption } from "./interruption.ts";
import type { Progress } from "./terminal/progress.ts";

/** For a command that creates the tables itself. */
export const unprepared: Partial<StackOptions> = { prepare: async () => {} };

/** For a command that takes long: other commands may use the local stack meanwhile. */
export const lasting: Partial<StackOptions> = { shared: true };

/**
 * Runs a data command: in production on the configured installation, else on the local stack, which is started if
 * it does not run.
 */
export async function withDatabase(
  environment: Environment,
  options: Partial<StackOptions>,
  work: (database: Database, stack: Stack) => Promise<void>,
): Promise<void> {
  const stack = await openStack(environment, options);
  const database = connect({ ...stack.environment, DYNAMODB_CLIENT: "sdk" });
  try {
    await work(database, stack);
  } catch (error) {
    throw explained(error);
  } finally {
    database.close();
    await stack.stop();
  }
}

/** Runs a data command that uses the topic and the queues as well. */
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

/** How the migration commands run: they show their progress, and end between two pages when interrupted. */
export function migrationOptions(
  environment: Environment,
  { show, print }: Progress,
): MigrationOptions {
  return {
    ...migrationReporting(print),
    onPage: (id, items) => show(`${id}, ${items.toLocaleString("en")} items`),
    signal: createInterruption(environment).signal,
  };
}

/** @throws StartupError in production */
export function refuseProduction({ NODE_ENV }: Environment, command: string): void {
  if (NODE_ENV === "production") {
    throw new StartupError(`\`${command}\` is for development: NODE_ENV must not be production.`);
  }
}

/** @throws StartupError for a database that is not on this machine */
export function refuseRemote({ DYNAMODB_ENDPOINT: endpoint }: Environment, command: string): void {
  if (endpoint && !isLoopback(endpoint)) {
    throw new StartupError(
      `\`${command}\` needs a database on this machine: DYNAMODB_ENDPOINT is ${endpoint}.`,
    );
  }
}

/** Turns an error that the operator can act on into a sentence; a defect stays as it is. */
function explained(error: unknown): unknown {
  if (error instanceof ProblemError) {
    const { message, extra, cause } = error;
    const lines = extra.errors?.map(({ pointer, detail }) => `${pointer.slice(2)}: ${detail}`);
    return isOfAws(cause) ? explained(cause) : new StartupError(lines?.join("\n") ?? message);
  }
  if (!isOfAws(error)) return error;
  return new StartupError(
    error.name === "ResourceNotFoundException"
      ? "A table is missing. `npx latch db create` creates it."
      : `DynamoDB failed: ${error.message || error.name}`,
  );
}

const eventsProblem = (error: Error): string =>
  error instanceof QueueDoesNotExist
    ? "A queue is missing. `npx latch events create` creates it."
    : `SNS or SQS failed: ${error.message || error.name}`;

/** Whether the AWS SDK threw it: after a call, answered or not, or for missing credentials. */
const isOfAws = (error: unknown): error is Error =>
  error instanceof Error && ("$metadata" in error || error.name === "CredentialsProviderError");
