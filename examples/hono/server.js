import { serve } from "@hono/node-server";
import { createVerifier, guardHono } from "@latch/client/verify";
import { Hono } from "hono";

const { LATCH_ISSUER = "http://127.0.0.1:4000", PORT = "4001" } = process.env;
const verifier = createVerifier({ issuer: LATCH_ISSUER });
const app = new Hono();

// Any user.
app.get("/me", guardHono(verifier), (c) => {
  const { userId, role, plan } = c.get("principal");
  return c.json({ userId, role, plan });
});

// Agents, and the roles above them.
app.get("/reports", guardHono(verifier, { role: "agent" }), (c) => c.json({ reports: [] }));

// A user who has logged in or proved the password within the last ten minutes.
app.delete("/reports", guardHono(verifier, { maxAge: 600 }), (c) => c.body(null, 204));

// Users, and API keys with the scope.
app.get("/tasks", guardHono(verifier, { scope: "tasks:read" }), (c) => {
  const { kind, userId } = c.get("principal");
  return c.json({ kind, userId });
});

serve({ fetch: app.fetch, port: Number(PORT), hostname: "127.0.0.1" }, () =>
  console.log(`http://127.0.0.1:${PORT}`),
);
