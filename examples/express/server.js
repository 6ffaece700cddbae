import { createVerifier, guardExpress, principalOf } from "@latch/client/verify";
import express from "express";

const { LATCH_ISSUER = "http://127.0.0.1:4000", PORT = "4001" } = process.env;
const verifier = createVerifier({ issuer: LATCH_ISSUER });
const app = express();

// Any user.
app.get("/me", guardExpress(verifier), (request, response) => {
  const { userId, role, plan } = principalOf(request);
  response.json({ userId, role, plan });
});

// Agents, and the roles above them.
app.get("/reports", guardExpress(verifier, { role: "agent" }), (_, response) => {
  response.json({ reports: [] });
});

// A user who has logged in or proved the password within the last ten minutes.
app.delete("/reports", guardExpress(verifier, { maxAge: 600 }), (_, response) => {
  response.status(204).end();
});

// Users, and API keys with the scope.
app.get("/tasks", guardExpress(verifier, { scope: "tasks:read" }), (request, response) => {
  const { kind, userId } = principalOf(request);
  response.json({ kind, userId });
});

app.listen(Number(PORT), "127.0.0.1", () => console.log(`http://127.0.0.1:${PORT}`));
