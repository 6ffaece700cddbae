/** A bare route of Hono, which responds with the JSON of BODY. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const body = JSON.parse(process.env.BODY);
const app = new Hono().get("/verify", (c) => c.json(body));

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
