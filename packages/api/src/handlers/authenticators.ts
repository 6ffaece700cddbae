import type { Routes } from "@latch/contract";
import type { AuthenticatorService } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";

export const authenticatorHandlers = ({
  authenticators,
}: {
  authenticators: AuthenticatorService;
}): Handlers<Routes["authenticators"]> => ({
  async listMyAuthenticators(c) {
    return c.json(await authenticators.list(requestContext(c)), 200);
  },
});
