import { createLatchSession, type User } from "@latch/client";
import { hydrateRoot } from "react-dom/client";
import { createReactApp } from "./react-app.ts";

const page = globalThis as unknown as {
  apiOrigin: string;
  user?: User;
  document: { getElementById(id: string): Parameters<typeof hydrateRoot>[0] };
};
const session = createLatchSession({
  baseUrl: page.apiOrigin,
  cookie: true,
  ...(page.user && { user: page.user }),
});
const faults: string[] = [];
hydrateRoot(page.document.getElementById("root"), createReactApp(session), {
  onRecoverableError: (error) => faults.push(String(error)),
});
Object.assign(globalThis, { page: { latch: session.latch, faults } });
