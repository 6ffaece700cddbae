/** Better Auth on Hono, with its memory adapter or SQLite (STORE). */
import { DatabaseSync } from "node:sqlite";
import { serve } from "@hono/node-server";
import bcrypt from "bcryptjs";
import { betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { getMigrations } from "better-auth/db/migration";
import { Hono } from "hono";

const cost = Number(process.env.BCRYPT_COST);
const baseURL = `http://127.0.0.1:${process.env.PORT}`;
const inMemory = () => memoryAdapter({ user: [], session: [], account: [], verification: [] });
const options = {
  baseURL,
  secret: process.env.SECRET,
  database: process.env.STORE === "memory" ? inMemory() : new DatabaseSync(process.env.STORE),
  emailAndPassword: {
    enabled: true,
    password: {
      hash: (password) => bcrypt.hash(password, cost),
      verify: ({ hash, password }) => bcrypt.compare(password, hash),
    },
  },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
};
if (process.env.STORE !== "memory") await (await getMigrations(options)).runMigrations();

const auth = betterAuth(options);
const app = new Hono();
app.on(["POST", "GET"], "/api/auth/*", (c) => auth.handler(c.req.raw));

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
