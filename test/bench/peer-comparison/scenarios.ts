import { randomBytes } from "node:crypto";
import { newEmail, password } from "../latch.ts";
import type { LoadRequest, NextRequest } from "./load-program.ts";
import type { ProgramName } from "./programs.ts";

/** What a program is asked to do in a scenario. */
type Part = {
  program: ProgramName;
  /** Prepares the requests of each connection. @param port of the program */
  prepare: (port: number, connections: number) => Promise<NextRequest[]>;
};

export type Scenario = {
  name: string;
  what: string;
  connections: number;
  /** Whether each run needs prepared requests of its own: the end of a run interrupts requests. */
  isPreparedPerRun?: true;
  parts: Part[];
};

const json = { "content-type": "application/json" };
const post = (path: string, body: object): LoadRequest => ({
  method: "POST",
  path,
  headers: json,
  body: JSON.stringify(body),
});
const get = (path: string, token?: string): LoadRequest => ({
  method: "GET",
  path,
  headers: token ? { authorization: `Bearer ${token}` } : {},
});

/** Sends a request that is not measured. @throws for a response that is not 2xx */
async function send(port: number, { path, ...init }: LoadRequest) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return {
    body: JSON.parse(text) as Record<string, string>,
    cookie: response.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; "),
  };
}

/** Gives the same requests to each connection. */
const same =
  (request: LoadRequest) =>
  async (_port: number, connections: number): Promise<NextRequest[]> =>
    Array.from({ length: connections }, () => () => request);

const paths = {
  Latch: { signUp: "/auth/signup", logIn: "/auth/login" },
  Express: { signUp: "/signup", logIn: "/login" },
  "Better Auth, memory": { signUp: "/api/auth/sign-up/email", logIn: "/api/auth/sign-in/email" },
  "Better Auth, SQLite": { signUp: "/api/auth/sign-up/email", logIn: "/api/auth/sign-in/email" },
};
type Account = keyof typeof paths;
const accounts = Object.keys(paths) as Account[];

const credentials = (program: Account, email: string) =>
  program === "Latch" ? { identifier: email, password } : { email, password };
const signUp = (program: Account, email = newEmail()) =>
  post(paths[program].signUp, { email, password, ...(/^Better/.test(program) && { name: "Ada" }) });

/** Signs up a user. @returns the token of the response, and its cookies */
async function newUser(program: Account, port: number) {
  const email = newEmail();
  const { body, cookie } = await send(port, signUp(program, email));
  return { email, token: body["accessToken"] ?? body["token"] ?? "", cookie };
}

const verified = (program: Account, path: string): Part => ({
  program,
  async prepare(port, connections) {
    const { token } = await newUser(program, port);
    return same(get(path, token))(port, connections);
  },
});

/** Reads the session of Better Auth by its cookie. */
const session = (program: Account): Part => ({
  program,
  async prepare(port, connections) {
    const { cookie } = await newUser(program, port);
    const request: LoadRequest = {
      method: "GET",
      path: "/api/auth/get-session",
      headers: { cookie },
    };
    return same(request)(port, connections);
  },
});

/** The scenario that shows what a request with one call to the database takes, with 8 connections. */
export const oneCall = "getMe, 8 connections";

export const scenarios: Scenario[] = [
  {
    name: "verifyToken",
    what: "a response that needs the user's token and no database; the bare servers check nothing",
    connections: 32,
    parts: [
      { program: "node:http", prepare: same(get("/verify")) },
      { program: "Hono", prepare: same(get("/verify")) },
      verified("Express", "/verify"),
      verified("Latch", "/auth/verify"),
    ],
  },
  {
    name: "getMe",
    what: "the user's own account: a token or a session, and one strong read",
    connections: 32,
    parts: [
      verified("Express", "/me"),
      session("Better Auth, memory"),
      session("Better Auth, SQLite"),
      verified("Latch", "/me"),
    ],
  },
  {
    name: oneCall,
    what: "as above, with as many connections as the scenarios below, which send fewer requests at a time",
    connections: 8,
    parts: [verified("Latch", "/me")],
  },
  {
    name: "login",
    what: "a login by password, of 512 users in turn",
    connections: 8,
    parts: accounts.map((program) => ({
      program,
      async prepare(port, connections) {
        const users: { email: string }[] = [];
        while (users.length < 512) {
          const some = Array.from({ length: connections }, () => newUser(program, port));
          users.push(...(await Promise.all(some)));
        }
        let turn = 0;
        const next = () => {
          const { email } = users[turn++ % users.length] as { email: string };
          return post(paths[program].logIn, credentials(program, email));
        };
        return Array.from({ length: connections }, () => next);
      },
    })),
  },
  {
    name: "sign-up",
    what: "a sign-up with a new email address",
    connections: 8,
    parts: accounts.map((program) => ({
      program,
      prepare: async (_port, connections) =>
        Array.from({ length: connections }, () => () => signUp(program)),
    })),
  },
  {
    name: "refresh",
    isPreparedPerRun: true,
    what: "eight chains of rotations, each of which sends the refresh token of the last response",
    connections: 8,
    parts: (["Hono, one UpdateItem", "Latch"] as const).map((program) => ({
      program,
      async prepare(port, connections) {
        const chains: NextRequest[] = [];
        while (chains.length < connections) {
          const start = program === "Latch" ? signUp("Latch") : post("/start", {});
          let refreshToken = (await send(port, start)).body["refreshToken"];
          const path = program === "Latch" ? "/auth/refresh" : "/refresh";
          chains.push((lastBody) => {
            if (lastBody) refreshToken = JSON.parse(lastBody).refreshToken;
            return post(path, { refreshToken });
          });
        }
        return chains;
      },
    })),
  },
];

/** The secret of the compared back ends. */
export const newSecret = (): string => randomBytes(32).toString("base64url");
