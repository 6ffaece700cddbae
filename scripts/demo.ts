/**
 * `npm run demo`: starts the local stack on a free port with a temporary data folder, shows the life of a session from the
 * sign-up to a replayed refresh token, and removes both.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLatchClient, type LatchClient } from "@latch/client";

/** Seconds in which the API returns the present tokens to a client that lost the response of a refresh. */
const grace = 1;
const person = { email: "ada@example.com", password: "correct horse battery staple" };

const folder = mkdtempSync(join(tmpdir(), "latch-demo-"));
const command = fileURLToPath(new URL("../packages/cli/bin/latch.js", import.meta.url));
const stack = spawn(process.execPath, [command, "dev"], {
  env: {
    ...process.env,
    PORT: "0",
    LATCH_DATA_DIR: folder,
    REFRESH_GRACE_SECONDS: String(grace),
    LOG_LEVEL: "error",
  },
  stdio: ["ignore", "pipe", "pipe"],
});
const exited = new Promise<void>((resolve) => stack.once("exit", () => resolve()));

try {
  say("Latch starts: a database, queues, a mailbox and the API, all on this machine.");
  const startedAtMs = performance.now();
  const origin = await originOf(stack);
  say(`  ${origin}, after ${durationSince(startedAtMs)}\n`);
  await runDemo(origin);
} finally {
  stack.kill("SIGTERM");
  await exited;
  rmSync(folder, { recursive: true, force: true });
}

/** Shows each step with its explanation, its result and its duration. @throws when a result is unexpected */
async function runDemo(origin: string): Promise<void> {
  const latch = createLatchClient({ baseUrl: origin });
  const signedUp = await step(
    "Ada signs up. The response contains an access token for 15 minutes and a refresh token.",
    async () => {
      const { data } = await latch.signUp({ body: person });
      if (data?.status !== "signed_in") throw new Error("The sign-up started no session.");
      return { shown: `${data.user.id}, role ${data.user.role}`, value: data };
    },
  );
  const first = signedUp.refreshToken ?? "";
  const ada = withToken(origin, signedUp.accessToken);
  await step(
    "Ada reads her account. The API verifies the token without a read of the session.",
    () => expectStatus(ada.getMe(), 200),
  );
  await step("Ada creates a task.", () =>
    expectStatus(ada.createTask({ body: { title: "Water the plants" } }), 201),
  );
  await step("Ada tries to list all users. Her role does not admit her to that operation.", () =>
    expectStatus(ada.listUsers(), 403),
  );
  await step(
    "A stranger tries a wrong password. The API counts the attempt before it judges it.",
    () => expectStatus(latch.logIn({ body: { identifier: person.email, password: "guess" } }), 401),
  );
  const refreshed = await step(
    "Ada's app refreshes. The API rotates the refresh token: it consumes the first one.",
    async () => {
      const { data } = await latch.refreshSession({ body: { refreshToken: first } });
      if (!data?.refreshToken) throw new Error("The refresh returned no token.");
      return { shown: "a new access token and a new refresh token", value: data };
    },
  );
  say(
    `A thief has a copy of the first refresh token, and waits out the ${grace} s for lost responses.`,
  );
  await new Promise((resolve) => setTimeout(resolve, (grace + 1) * 1000));
  await step("The thief sends the first refresh token again. The API detects the replay.", () =>
    expectStatus(latch.refreshSession({ body: { refreshToken: first } }), 401),
  );
  await step("It has ended the session: the API refuses Ada's new refresh token, too.", () =>
    expectStatus(latch.refreshSession({ body: { refreshToken: refreshed.refreshToken } }), 401),
  );
  await step("The event is in Ada's activity log, which she reads after a new login.", async () => {
    const { data } = await latch.logIn({
      body: { identifier: person.email, password: person.password },
    });
    if (data?.status !== "signed_in") throw new Error("The login started no session.");
    const again = withToken(origin, data.accessToken);
    const isLogged = async () =>
      (await again.listMyActivity()).data?.items.some(({ type }) => type === "session.replayed");
    await waitUntil(isLogged, "The activity log has no session.replayed.");
    return { shown: "session.replayed", value: undefined };
  });
  say("This was the demo. `npm run dev` starts the same system with a folder that stays.");
}

function withToken(baseUrl: string, accessToken: string): LatchClient {
  return createLatchClient({ baseUrl, headers: { authorization: `Bearer ${accessToken}` } });
}

/** Prints an explanation, then the result of a step and its duration. @returns the value of the result */
async function step<T>(text: string, run: () => Promise<{ shown: string; value: T }>): Promise<T> {
  say(text);
  const startedAtMs = performance.now();
  const { shown, value } = await run();
  say(`  ${shown}, after ${durationSince(startedAtMs)}\n`);
  return value;
}

/** Awaits a response. @throws when its status is another */
async function expectStatus(
  result: Promise<{ response: Response; error?: object | undefined }>,
  status: number,
): Promise<{ shown: string; value: undefined }> {
  const { response, error } = await result;
  if (response.status !== status) {
    throw new Error(
      `The status is ${response.status} instead of ${status}: ${JSON.stringify(error)}`,
    );
  }
  const code = error && "code" in error ? ` ${error.code}` : "";
  return { shown: `${status}${code}`, value: undefined };
}

/** Waits until a condition is true. @throws after 30 seconds, with the message */
async function waitUntil(
  isTrue: () => Promise<boolean | undefined>,
  message: string,
): Promise<void> {
  const endsAtMs = performance.now() + 30_000;
  while (!(await isTrue())) {
    if (performance.now() > endsAtMs) throw new Error(message);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Reads the origin of the API from the output of the stack. @throws with the output when the stack ends first */
function originOf({ stdout, stderr }: typeof stack): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (text: Buffer) => {
      output += text;
      const [, origin] = /API +(http\S+)/.exec(output) ?? [];
      if (origin) resolve(origin);
    };
    stdout.on("data", read);
    stderr.on("data", read);
    exited.then(() => reject(new Error(`The local stack did not start.\n${output}`)));
  });
}

function durationSince(startedAtMs: number): string {
  return `${Math.round(performance.now() - startedAtMs)} ms`;
}

function say(text: string): void {
  console.log(text);
}
