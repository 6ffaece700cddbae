import {
  type EventNames,
  eventNames,
  type Messaging,
  openMessaging,
} from "@latch/adapters/messaging";
import { currentTimeLimit } from "@latch/adapters/time-limit";
import { readMachineConfig } from "@latch/config/machine";
import { credentialsFor } from "./connections.ts";

/** Clients of SNS and SQS, with the names of the topic and the queues. */
export type EventsConnection = Messaging & { names: EventNames };

/** Opens SNS and SQS with the topic and the queues that the configuration names. The API does not load their clients. */
export function connectEvents(environment: Record<string, unknown>): EventsConnection {
  const { AWS_REGION, EVENTS_ENDPOINT, LATCH_TABLE_PREFIX } = readMachineConfig(environment);
  return {
    names: eventNames(LATCH_TABLE_PREFIX),
    ...openMessaging({
      region: AWS_REGION,
      endpoint: EVENTS_ENDPOINT,
      credentials: credentialsFor(EVENTS_ENDPOINT),
      timeLimit: currentTimeLimit,
    }),
  };
}
