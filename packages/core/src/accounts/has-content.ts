import type { ApiKeyStore } from "../api-keys/api-key.ts";
import type { StoredUser } from "../users/user.ts";
import type { WebhookEndpointStore } from "../webhooks/endpoint.ts";
import type { PersonalDataSource } from "./personal-data-source.ts";

type Deps = {
  apiKeys: ApiKeyStore;
  endpoints: Pick<WebhookEndpointStore, "list">;
  sources: PersonalDataSource[];
};

/**
 * Creates the function that returns whether an account has content: something that its maker would miss, or
 * that another person must not get. That is a task, a customer at the payment provider, an API key that was
 * used, or a webhook endpoint.
 */
export const createHasContent =
  ({ apiKeys, endpoints, sources }: Deps) =>
  async ({ userId }: StoredUser): Promise<boolean> => {
    const [keys, allEndpoints, ...found] = await Promise.all([
      apiKeys.list(userId),
      endpoints.list(),
      ...sources.map((source) => source.hasContent(userId)),
    ]);
    return (
      found.includes(true) ||
      keys.some(({ lastUsedAt }) => lastUsedAt !== undefined) ||
      allEndpoints.some(({ createdBy }) => createdBy === userId)
    );
  };
