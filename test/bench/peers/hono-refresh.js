/** A rotating refresh on Hono: one UpdateItem replaces the hash of the token, and a JSON Web Token is signed. */
import { createHash, randomBytes } from "node:crypto";
import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import jwt from "jsonwebtoken";
import { database, sessions } from "./database.js";

const hash = (text) => createHash("sha256").update(text).digest("hex");
const app = new Hono();

function issue(id, secret) {
  const accessToken = jwt.sign({ sub: id }, process.env.SECRET, { expiresIn: "15m" });
  return { accessToken, refreshToken: `${id}.${secret}` };
}

app.post("/start", async (c) => {
  const id = randomBytes(16).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  const item = { id, hash: hash(secret), rotatedAt: Date.now() };
  await database.send(new PutCommand({ TableName: sessions, Item: item }));
  return c.json(issue(id, secret));
});

app.post("/refresh", async (c) => {
  const { refreshToken } = await c.req.json();
  const [id, secret] = refreshToken.split(".");
  const next = randomBytes(32).toString("base64url");
  await database.send(
    new UpdateCommand({
      TableName: sessions,
      Key: { id },
      UpdateExpression: "SET #hash = :next, rotatedAt = :now",
      ConditionExpression: "#hash = :present",
      ExpressionAttributeNames: { "#hash": "hash" },
      ExpressionAttributeValues: {
        ":next": hash(next),
        ":present": hash(secret),
        ":now": Date.now(),
      },
    }),
  );
  return c.json(issue(id, next));
});

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
