import type { Harness } from "../harness.ts";
import { type InFlightHarness, target } from "./in-flight-harness.ts";
import type { Prepare } from "./own-changes.ts";

/** Sends a request about a new user. */
const about =
  (
    send: (
      latch: Harness["latch"],
      path: ReturnType<typeof target>,
    ) => ReturnType<Awaited<ReturnType<Prepare>>>,
    prepare: (harness: InFlightHarness, path: ReturnType<typeof target>) => Promise<unknown> = () =>
      Promise.resolve(),
  ): Prepare =>
  async (harness, { latch }) => {
    const { user } = await harness.signUp();
    await prepare(harness, target(user));
    return () => send(latch, target(user));
  };

const endpoint = { url: "https://example.com/webhooks" };

/** Sends a request about a new webhook endpoint. */
const aboutEndpoint =
  (operationId: "deleteWebhookEndpoint" | "rotateWebhookSecret"): Prepare =>
  async ({ admin }, { latch }) => {
    const { data } = await admin.latch.createWebhookEndpoint({ body: endpoint });
    return () => latch[operationId]({ params: { path: { endpointId: data?.id ?? "" } } });
  };

/** The requests by which staff change other accounts and the installation, by the id of the operation. */
export const staffChanges: Record<string, Prepare> = {
  createUser:
    async (_harness, { latch, user }) =>
    () =>
      latch.createUser({ body: { email: `invited-by-${user.email}`, role: "master" } }),
  updateUser: about((latch, path) => latch.updateUser({ ...path, body: { name: "Renamed" } })),
  deleteUser: about((latch, path) => latch.deleteUser(path)),
  changeUserRole: about((latch, path) =>
    latch.changeUserRole({ ...path, body: { role: "super_admin" } }),
  ),
  suspendUser: about((latch, path) => latch.suspendUser({ ...path, body: { reason: "left" } })),
  reinstateUser: about(
    (latch, path) => latch.reinstateUser(path),
    ({ admin }, path) => admin.latch.suspendUser({ ...path, body: { reason: "left" } }),
  ),
  endUserSessions: about((latch, path) => latch.endUserSessions(path)),
  createWebhookEndpoint:
    async (_harness, { latch }) =>
    () =>
      latch.createWebhookEndpoint({ body: endpoint }),
  deleteWebhookEndpoint: aboutEndpoint("deleteWebhookEndpoint"),
  rotateWebhookSecret: aboutEndpoint("rotateWebhookSecret"),
};
