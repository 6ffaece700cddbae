import type { LatchSession } from "@latch/client";
import { LatchProvider, useCan, useSession, useUser } from "@latch/client/react";
import { createElement as h, StrictMode, Suspense, useState } from "react";

/** Shows the state of the session, and what the user may do. */
function Account() {
  const { status } = useSession();
  const user = useUser();
  const { allowed, requiresReauthentication } = useCan("createUser");
  return h(
    "p",
    null,
    [status, user?.email ?? "nobody", allowed, requiresReauthentication].join(" · "),
  );
}

/** A component that suspends once, beside others that read the session. */
let loaded: Promise<void> | undefined;
function Late() {
  const [ready] = useState(() => loaded);
  if (!ready && "document" in globalThis) {
    loaded = Promise.resolve();
    throw loaded;
  }
  return h("i", null, useSession().status);
}

/** The app of an integrator, for the browser and for the server. */
export const createReactApp = (session: LatchSession) =>
  h(
    StrictMode,
    null,
    h(
      LatchProvider,
      { session },
      h(Account),
      h(Suspense, { fallback: h("i", null, "…") }, h(Late)),
    ),
  );
