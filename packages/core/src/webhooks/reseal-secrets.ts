import type { Log } from "../shared/ports.ts";
import type { WebhookEndpointStore, WebhookSecrets } from "./endpoint.ts";

type Deps = { endpoints: WebhookEndpointStore; secrets: Pick<WebhookSecrets, "reseal">; log: Log };

/**
 * Creates the job that seals the secrets of all endpoints with the current key. It runs regularly,
 * so that the previous key is not needed long after a rotation, even for endpoints without
 * deliveries.
 */
export const createSecretResealing =
  ({ endpoints, secrets, log }: Deps) =>
  async (): Promise<void> => {
    for (const endpoint of await endpoints.list()) {
      const { endpointId, secret, previousSecret } = endpoint;
      const [resealed, resealedPrevious] = await Promise.all([
        secrets.reseal(secret),
        previousSecret && secrets.reseal(previousSecret),
      ]);
      if (!resealed && !resealedPrevious) continue;
      // If the secret was rotated meanwhile, nothing is saved: the new one is sealed with the
      // current key.
      await endpoints.saveSecrets(endpoint, {
        ...endpoint,
        secret: resealed ?? secret,
        previousSecret: resealedPrevious || previousSecret,
      });
      log.info(
        { event: "webhook_secret.renewed", endpointId },
        "webhook secret re-encrypted with the current key",
      );
    }
  };
