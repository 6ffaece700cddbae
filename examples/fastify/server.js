import { createVerifier, guardFastify, principalOf } from "@latch/client/verify";
import Fastify from "fastify";

const { LATCH_ISSUER = "http://127.0.0.1:4000", PORT = "4001" } = process.env;
const verifier = createVerifier({ issuer: LATCH_ISSUER });
const app = Fastify();

// Any user.
app.get("/me", { onRequest: guardFastify(verifier) }, async (request) => {
  const { userId, role, plan } = principalOf(request);
  return { userId, role, plan };
});

// Agents, and the roles above them.
app.get("/reports", { onRequest: guardFastify(verifier, { role: "agent" }) }, async () => ({
  reports: [],
}));

// A user who has logged in or proved the password within the last ten minutes.
app.delete("/reports", { onRequest: guardFastify(verifier, { maxAge: 600 }) }, (_, reply) =>
  reply.status(204).send(),
);

// Users, and API keys with the scope.
app.get(
  "/tasks",
  { onRequest: guardFastify(verifier, { scope: "tasks:read" }) },
  async (request) => {
    const { kind, userId } = principalOf(request);
    return { kind, userId };
  },
);

await app.listen({ host: "127.0.0.1", port: Number(PORT) });
console.log(`http://127.0.0.1:${PORT}`);
