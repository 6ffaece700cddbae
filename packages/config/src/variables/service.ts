import * as z from "zod";
import { originRejection } from "../origins.ts";
import { type AreaReference, apiEntries, mailEntries, tasksEntries } from "../reference.ts";
import { webUrl, wholeNumber } from "../value-types.ts";

const origins = z
  .string()
  .transform((list) => list.split(",").map((origin) => origin.trim()))
  .transform((list) => list.filter((origin) => origin !== ""))
  .superRefine((list, context) => {
    for (const message of new Set(list.map(originRejection))) {
      if (message) context.addIssue({ code: "custom", message });
    }
  });

/** The identity of the service, and the clients that it trusts. */
export const serviceVariables = {
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  LATCH_ISSUER: webUrl("the public URL of this API"),
  LATCH_APP_URL: webUrl("the URL of your app").optional(),
  BRAND_NAME: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}]{1,60}$/u, "Must be 1 to 60 characters")
    .default("Latch"),
  CONTACT: z
    .union(
      [z.email(), z.url({ protocol: /^https?$/ })],
      "Must be an email address or an http or https URL",
    )
    .optional(),
  LATCH_AUDIENCE: z.string().min(1).default("latch"),
  ALLOWED_ORIGINS: origins.default([]),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 5).default(0),
};

export const serviceReference = {
  title: "The service",
  variables: {
    NODE_ENV: {
      summary: "The mode: production, development or test. `npm run dev` sets development.",
      details:
        "Production requires https outside localhost, rate limits and a bcrypt cost of 10 or more. Unless it is set to `production`, `npx latch` works on the local stack.",
      neededBy: ["server", "worker", "tasks", "commands", "edge"],
    },
    LATCH_ISSUER: {
      summary:
        "The public URL of this API, which tokens contain as the issuer. Required, except by `npm run dev`.",
      details:
        "Must be https on Lambda; in production and for the entry `tasks`, must be https outside localhost. If it is not set on AWS, the issuer is `https://LATCH_DOMAIN` or else the function URL; `LATCH_FRONT=gateway` requires `LATCH_ISSUER` or `LATCH_DOMAIN`.",
      neededBy: [
        apiEntries,
        tasksEntries,
        "worker",
        "commands",
        "lambda-authorizer",
        "lambda-publisher",
        "lambda-mail",
      ],
      unset:
        "required; in development the server's own address; with `npm run dev:tasks` `http://127.0.0.1:4000`",
    },
    LATCH_APP_URL: {
      summary: "The URL of your app, which links in mails open.",
      details:
        "Without it, the links open pages of the API itself. The links open `/verify-email`, `/email-code`, `/reset-password`, `/accept-invitation`, `/secure-account` and `/undo-email-change` with `#token=…`. The return pages of a payment must be on this origin or on one of `ALLOWED_ORIGINS`.",
      neededBy: [apiEntries, mailEntries],
      unset: "the issuer",
    },
    BRAND_NAME: {
      summary: "The name of your product, in mails, as their sender, and in authenticator apps.",
      neededBy: [apiEntries, mailEntries],
    },
    CONTACT: {
      summary:
        "The email address or the web page for questions about the API, in its OpenAPI document.",
      details: "`info.contact` of `/openapi.json` contains it, with `BRAND_NAME` as the name",
      neededBy: [apiEntries],
      unset: "the document has no contact",
      values: "an email address, or a URL such as `https://example.com/support`",
    },
    LATCH_AUDIENCE: {
      summary: "The audience of access tokens (the claim `aud`).",
      neededBy: [apiEntries, tasksEntries, "lambda-authorizer"],
    },
    ALLOWED_ORIGINS: {
      summary:
        "The origins whose pages may call the API, separated by commas, without a slash at the end.",
      details:
        "For CORS and the session cookie. `*` is rejected: list each origin. Each must be https outside localhost, or have the scheme of an app, such as `capacitor://localhost`. In development, the pages of this machine may call the API too: `http://localhost`, `http://127.0.0.1` and `http://[::1]` with any port. A deployment of production rejects localhost.",
      neededBy: [apiEntries, tasksEntries],
      unset: "none",
      values: "origins such as `https://app.example.com`",
    },
    TRUSTED_PROXY_HOPS: {
      summary:
        "The number of trusted proxies in front of the server that append to X-Forwarded-For.",
      details:
        "The server takes the client's IP address from this position, counted from the end of the header. Block all access that bypasses the proxies, else clients can forge their address: `packages/server/kubernetes` contains a NetworkPolicy for this. Rejected on AWS.",
      neededBy: ["server", "tasks"],
    },
  },
} satisfies AreaReference<typeof serviceVariables>;
