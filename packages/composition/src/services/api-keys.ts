import { createApiKeyCodec } from "@latch/adapters/crypto";
import {
  type AdmissionRules,
  type Clock,
  createApiKeys,
  type Defer,
  type Log,
  type NewId,
} from "@latch/core";
import type { PersonalStores } from "./stores.ts";

type Parts = Pick<PersonalStores, "apiKeys" | "users"> & {
  rules: AdmissionRules;
  newId: NewId;
  clock: Clock;
  defer: Defer;
  log: Log;
};

/** Constructs the service of API keys. */
export const composeApiKeys = (parts: Parts) =>
  createApiKeys({ ...parts, codec: createApiKeyCodec() });
