/**
 * An Express application during its change from a login of its own to Latch. It serves the earlier paths for clients that
 * are not updated yet, and accepts the earlier tokens until a date.
 */
import { readFileSync } from "node:fs";
import { createLatchClient } from "@latch/client";
import { createVerifier, guardExpress, principalOf } from "@latch/client/verify";
import express from "express";
import { jwtVerify } from "jose";

const {
  LATCH_ISSUER = "http://127.0.0.1:4000",
  LATCH_API_KEY,
  EARLIER_SECRET = "",
  EARLIER_TOKENS_UNTIL = "1970-01-01T00:00:00Z",
  IDS_FILE = "ids.json",
  PORT = "4001",
} = process.env;

const secret = new TextEncoder().encode(EARLIER_SECRET);
/** The id in Latch for each earlier id. */
const ids = new Map(Object.entries(JSON.parse(readFileSync(IDS_FILE, "utf8"))));
const verifier = createVerifier({ issuer: LATCH_ISSUER });
const app = express();
app.use(express.json());
app.use((request, _, next) => {
  request.body ??= {};
  next();
});

/** Returns the id in Latch of the user of an earlier token, until the end of the change-over. */
async function readEarlierToken({ headers }) {
  const isOver = !(Date.now() < Date.parse(EARLIER_TOKENS_UNTIL));
  const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? "") ?? [];
  if (isOver || !token) return undefined;
  const verified = await jwtVerify(token, secret, { algorithms: ["HS256"] }).catch(() => undefined);
  return ids.get(String(verified?.payload.id));
}

const guardLatch = guardExpress(verifier);

/** Accepts both kinds of tokens, for routes that any user may call. */
async function guardEither(request, response, next) {
  request.userId = await readEarlierToken(request);
  if (request.userId) return next();
  await guardLatch(request, response, (error) => {
    if (!error) request.userId = principalOf(request).userId;
    next(error);
  });
}

/** Calls Latch for the client of a request. With LATCH_API_KEY, Latch limits and records the address of this client. */
const latchFor = ({ headers, socket }, authorization = headers.authorization) =>
  createLatchClient({
    baseUrl: LATCH_ISSUER,
    apiKey: LATCH_API_KEY,
    forwardedClient: { address: socket.remoteAddress, userAgent: headers["user-agent"] },
    ...(authorization && { headers: { authorization } }),
  });

/** Sends a result of Latch in the form of the earlier back end. */
function send(response, status, { data, error }, toBody) {
  if (error) {
    const { detail, title, code } = error;
    response.status(error.status).json({ message: detail ?? title, code });
  } else if (data?.status === "pending") {
    response.status(403).json({ message: "Update the app to log in." });
  } else {
    response.status(status).json(toBody(data));
  }
}

/** Clients that are not updated ignore the two other tokens. */
const toSession = ({ accessToken, user, refreshToken, deviceToken }) => ({
  token: accessToken,
  user: { id: user.id, name: user.name, email: user.email },
  refreshToken,
  deviceToken,
});

app.post(["/auth/signup", "/auth/register", "/register"], async (request, response) => {
  const { name, email, password } = request.body;
  const result = await latchFor(request).signUp({ body: { name, email, password } });
  send(response, 201, result, toSession);
});

app.post(["/auth/login", "/login", "/user-auth"], async (request, response) => {
  const { email, username = email, password, deviceToken } = request.body;
  const result = await latchFor(request).logIn({
    body: { identifier: username, password, deviceToken },
  });
  send(response, 200, result, toSession);
});

app.get("/auth/profile", async (request, response) => {
  send(response, 200, await latchFor(request).getMe(), (user) => ({ user }));
});

app.post("/user-auth/verify-token", async (request, response) => {
  const latch = latchFor(request, `Bearer ${request.body.token}`);
  send(response, 200, await latch.verifyToken(), (decoded) => ({ valid: true, decoded }));
});

app.post("/user-auth/verify-session", async (request, response) => {
  const session = request.body.refreshToken;
  const result = await latchFor(request).verifySession({ body: { session } });
  send(response, 200, result, ({ user }) => ({ valid: true, user }));
});

app.post("/user-auth/logout", async (request, response) => {
  const { refreshToken } = request.body;
  const result = await latchFor(request).logOut({ body: { refreshToken } });
  send(response, 200, result, () => ({ message: "Logged out" }));
});

// A route of the application itself.
app.get("/orders", guardEither, ({ userId }, response) => {
  response.json({ orders: [], customer: userId });
});

// A role is never read from an earlier token.
app.get("/reports", guardExpress(verifier, { role: "agent" }), (_, response) => {
  response.json({ reports: [] });
});

app.listen(Number(PORT), "127.0.0.1", () => console.log(`http://127.0.0.1:${PORT}`));
