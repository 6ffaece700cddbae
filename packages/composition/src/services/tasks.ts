import type { Database } from "@latch/adapters/dynamodb";
import { type Clock, createTasks, type NewId } from "@latch/core";
import { openTaskStore } from "./stores.ts";

type Parts = { database: Database<"Tasks">; newId: NewId; clock: Clock };

/** Constructs the service of tasks, for the API and for a process that serves only tasks. */
export const composeTaskService = ({ database, ...parts }: Parts) =>
  createTasks({ ...parts, tasks: openTaskStore(database) });
