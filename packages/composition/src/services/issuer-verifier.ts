import { createIssuerVerifier } from "@latch/adapters/issuer";
import type { TasksConfig } from "@latch/config/tasks";
import type { Clock, Log } from "@latch/core";

type Settings = Pick<TasksConfig, "LATCH_ISSUER" | "LATCH_AUDIENCE">;

/** Constructs the verifier of tokens of another process, by the keys that its issuer publishes. */
export const composeIssuerVerifier = (
  { LATCH_ISSUER: issuer, LATCH_AUDIENCE: audience }: Settings,
  { clock, log }: { clock: Clock; log: Log },
) => createIssuerVerifier({ issuer, audience, clock, log });
