import { createLatchNext } from "@latch/client/next";

export const { getSession, getLatch, proxy } = createLatchNext({
  baseUrl: process.env.LATCH_URL ?? "http://127.0.0.1:4000",
  appUrl: process.env.APP_URL ?? "http://localhost:3000",
  protect: { "/account": "user", "/admin": "master" },
  forbiddenPath: "/forbidden",
});
