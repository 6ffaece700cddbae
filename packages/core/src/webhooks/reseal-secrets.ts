import type { Log } from "../shared/ports.ts";
import type { WebhookEndpointStore, WebhookSecrets } from "./endpoint.ts";

type Deps = { endpoints: WebhookEndpointStore; secrets: WebhookSecrets; log: Log };

/**
 * Seals the secrets of all endpoints with the present key, run regularly: after a rotation the key
 * before is soon not needed any more, though nothing may have been sent for months.
 */
export const createSecretResealing =
  ({ endpoints, secrets, log }: Deps) =>
  async (): Promise<void> => {
    for (const endpoint of await endpoints.list()) {
      const { endpointId, secret, previousSecret } = endpoint;
      const [renewed, previous] = await Promise.all([
        secrets.reseal(secret),
        previousSecret && secrets.reseal(previousSecret),
      ]);
      if (!renewed && !previous) continue;
      // Someone who replaced the secret meanwhile has used the present key.
      await endpoints.saveSecrets(endpoint, {
        ...endpoint,
        secret: renewed ?? secret,
        previousSecret: previous || previousSecret,
      });
      log.info({ event: "webhook_secret.renewed", endpointId }, "webhook secret sealed anew");
    }
  };
