import { accountRoutes } from "./accounts/routes.ts";
import { administrationRoutes } from "./administration/routes.ts";
import { apiKeyRoutes } from "./api-keys/routes.ts";
import { enrolmentRoutes } from "./auth/enrolment-routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { authenticatorRoutes } from "./authenticators/routes.ts";
import { billingRoutes } from "./billing/routes.ts";
import type { Domain } from "./domains.ts";
import { eventRoutes } from "./events/routes.ts";
import type { Route } from "./route.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import type { Intersection } from "./shared/intersection.ts";
import { systemRoutes } from "./system/routes.ts";
import { taskRoutes } from "./tasks/routes.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

/** The operations of each domain. */
export const routes = {
  auth: { ...authRoutes, ...enrolmentRoutes },
  sessions: sessionRoutes,
  accounts: accountRoutes,
  authenticators: authenticatorRoutes,
  administration: administrationRoutes,
  "api-keys": apiKeyRoutes,
  tasks: taskRoutes,
  billing: billingRoutes,
  webhooks: webhookRoutes,
  events: eventRoutes,
  system: systemRoutes,
} satisfies { [D in Domain]: Record<string, Route & { domain: D }> };
export type Routes = typeof routes;

/** Every operation, by its operationId. */
export const contract = Object.assign({}, ...Object.values(routes)) as Intersection<Routes[Domain]>;
export type Contract = typeof contract;
export type OperationId = keyof Contract;
