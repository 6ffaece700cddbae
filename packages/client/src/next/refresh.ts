import { createLatchClient } from "../client.ts";
import { isProblem } from "../problem.ts";
import type { IssuedTokens } from "./cookies.ts";
import type { Settings } from "./options.ts";

/**
 * What a refresh has led to. `over`: the session has ended. `incomplete`: the account requires another proof, the
 * session stays. `unavailable`: the API has not decided.
 */
type Refreshed =
  | { outcome: "renewed"; tokens: IssuedTokens }
  | { outcome: "over" }
  | { outcome: "incomplete" }
  | { outcome: "unavailable" };

/**
 * Milliseconds for which a process repeats the result of a refresh, for requests that the browser sent before it
 * received the new cookies: `REFRESH_GRACE_SECONDS` of the API.
 */
const repeatedFor = 10_000;

/** Creates the refresh of sessions. The concurrent requests of a browser share one. */
export function createRefresh({ clientFor, clock }: Settings) {
  const recent = new Map<string, { at: number; result: Promise<Refreshed> }>();

  async function send(headers: Headers, refreshToken: string): Promise<Refreshed> {
    const latch = createLatchClient({ timeout: 5000, retries: 0, ...clientFor(headers) });
    const call = () => latch.refreshSession({ body: { refreshToken } });
    // The API may have rotated the token although its response was lost. It then returns the same successor.
    const answer = await call()
      .catch(call)
      .catch(() => undefined);
    if (answer?.data?.status === "signed_in") return { outcome: "renewed", tokens: answer.data };
    if (isProblem(answer?.error, "invalid_session")) return { outcome: "over" };
    if (isProblem(answer?.error, "authentication_incomplete")) return { outcome: "incomplete" };
    return { outcome: "unavailable" };
  }

  /** Refreshes the session of a request. */
  return function refresh(headers: Headers, refreshToken: string): Promise<Refreshed> {
    for (const [key, { at }] of recent) if (clock() - at > repeatedFor) recent.delete(key);
    // The API compares the client with that of the rotation, and so does this.
    const key = `${refreshToken} ${headers.get("user-agent")}`;
    const known = recent.get(key);
    if (known) return known.result;
    const result = send(headers, refreshToken).then((refreshed) => {
      if (refreshed.outcome === "unavailable") recent.delete(key);
      else recent.set(key, { at: clock(), result });
      return refreshed;
    });
    recent.set(key, { at: clock(), result });
    return result;
  };
}
