/** A back end as tutorials write it: Express, jsonwebtoken, bcryptjs and lib-dynamodb. */
import { randomUUID } from "node:crypto";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import bcrypt from "bcryptjs";
import express from "express";
import jwt from "jsonwebtoken";
import { database, users } from "./database.js";

const secret = process.env.SECRET;
const cost = Number(process.env.BCRYPT_COST);
const app = express();
app.use(express.json());

function issueToken({ email, id }) {
  return jwt.sign({ sub: id, email }, secret, { expiresIn: "15m" });
}

function authenticate(request, response, next) {
  const token = request.headers.authorization?.split(" ")[1];
  if (!token) return response.status(401).json({ error: "No token" });
  try {
    request.user = jwt.verify(token, secret);
    next();
  } catch {
    response.status(401).json({ error: "Invalid token" });
  }
}

app.post("/signup", async (request, response) => {
  const { email, password } = request.body;
  const user = {
    email,
    id: randomUUID(),
    passwordHash: await bcrypt.hash(password, cost),
    createdAt: new Date().toISOString(),
  };
  await database.send(
    new PutCommand({
      TableName: users,
      Item: user,
      ConditionExpression: "attribute_not_exists(email)",
    }),
  );
  response.status(201).json({ token: issueToken(user), user: { id: user.id, email } });
});

app.post("/login", async (request, response) => {
  const { email, password } = request.body;
  const { Item: user } = await database.send(
    new GetCommand({ TableName: users, Key: { email }, ConsistentRead: true }),
  );
  if (!user || !(await bcrypt.compare(password, user.passwordHash))) {
    return response.status(401).json({ error: "Invalid credentials" });
  }
  response.json({ token: issueToken(user), user: { id: user.id, email } });
});

app.get("/verify", authenticate, (request, response) => {
  response.json({ userId: request.user.sub, email: request.user.email });
});

app.get("/me", authenticate, async (request, response) => {
  const { email } = request.user;
  const { Item: user } = await database.send(
    new GetCommand({ TableName: users, Key: { email }, ConsistentRead: true }),
  );
  if (!user) return response.status(401).json({ error: "No such user" });
  const { passwordHash, ...profile } = user;
  response.json(profile);
});

app.listen(Number(process.env.PORT), "127.0.0.1");
