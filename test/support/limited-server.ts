import { connect } from "node:net";
import { createRequestAdmission, listen } from "@latch/server";
import { onTestFinished } from "vitest";
import type { Refusal } from "../../packages/server/src/http/request-admission.ts";
import { checkedFetch } from "./checked-fetch.ts";
import { createHarness, jsonBody, password } from "./harness.ts";

/** The API on a real server, with the lag of the event loop that a test sets, and a database that waits while it is held. */
export async function openLimitedServer(
  { maxConcurrent = 1000, maxLagMs = 70 } = {},
  environment: Record<string, string> = {},
) {
  const harness = await createHarness({
    ALLOWED_ORIGINS: "https://app.example.com",
    ...environment,
  });
  const eventLoop = { lagMs: 0, arrivals: 100 };
  let held: PromiseWithResolvers<void> | undefined;
  let calls = 0;
  harness.database.client.intercept(async ({ input }, next) => {
    calls += 1;
    await held?.promise;
    return next(input);
  });
  const meter = {
    arrive() {},
    arrivals: () => eventLoop.arrivals,
    lagMs: () => eventLoop.lagMs,
  };
  const admission = createRequestAdmission({ maxConcurrent, maxLagMs, meter });
  const refusals: Refusal[] = [];
  const server = await listen(
    harness.app,
    { port: 0, host: "127.0.0.1" },
    { admission, onRefused: (refusal) => void refusals.push(refusal) },
  );
  const release = () => held?.resolve();
  onTestFinished(async () => {
    release();
    await server.stop();
  });
  /** Sends bytes on a connection of its own. @returns the connection, and what the server has sent on it */
  function send(text: string) {
    const socket = connect(server.port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    const sent = { socket, received: "" };
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      sent.received += chunk;
    });
    socket.write(text);
    return sent;
  }
  const fetch = checkedFetch((request) => globalThis.fetch(request));
  const raw = (method: string, path: string, init: RequestInit = {}) =>
    fetch(new Request(`http://127.0.0.1:${server.port}${path}`, { method, ...init }));
  const { accessToken, user } = await harness.signUp();
  calls = 0;
  return {
    ...harness,
    port: server.port,
    accessToken,
    admission,
    eventLoop,
    refusals,
    raw,
    send,
    getMe: () => raw("GET", "/me", { headers: { authorization: `Bearer ${accessToken}` } }),
    logIn: () => raw("POST", "/auth/login", jsonBody({ identifier: user.email, password })),
    hold() {
      held = Promise.withResolvers();
      return release;
    },
    /** Returns how many calls to the database have begun. */
    calls: () => calls,
  };
}
