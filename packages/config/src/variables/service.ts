import * as z from "zod";
import { type AreaReference, apiEntries, mailEntries, tasksEntries } from "../reference.ts";
import { isPrivate } from "../urls.ts";
import { webUrl, wholeNumber } from "../value-types.ts";

/** Why pages of an origin can't be allowed to call the API, if they can't. */
function originRejection(text: string): string | undefined {
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  // With credentials a star allows nothing: each origin is named.
  const isStar = text.includes("*");
  if (text === `${origin}/` && !isStar) {
    return "Must not end with a slash: write https://app.example.com";
  }
  if (text !== origin || isStar) {
    return "Must be origins such as https://app.example.com, separated by commas";
  }
  // Cookies and tokens go there: an attacker between could replace the page.
  return isPrivate(origin) ? undefined : "Must be https outside localhost";
}

const origins = z
  .string()
  .transform((list) => list.split(",").map((origin) => origin.trim()))
  .transform((list) => list.filter((origin) => origin !== ""))
  .superRefine((list, context) => {
    for (const message of new Set(list.map(originRejection))) {
      if (message) context.addIssue({ code: "custom", message });
    }
  });

/** What the service is to its clients. */
export const serviceVariables = {
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  LATCH_ISSUER: webUrl("the public URL of this API"),
  LATCH_APP_URL: webUrl("the URL of your app").optional(),
  LATCH_AUDIENCE: z.string().min(1).default("latch"),
  ALLOWED_ORIGINS: origins.default([]),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 5).default(0),
};

export const serviceReference = {
  title: "The service",
  variables: {
    NODE_ENV: {
      summary: "The mode: production, development or test; `npm run dev` sets development.",
      details:
        "In production the rules are strict: https outside localhost, rate limits, a bcrypt cost of 10 or more.",
      neededBy: ["server", "worker", "tasks", "commands", "edge"],
    },
    LATCH_ISSUER: {
      summary:
        "The public URL of this API, as it appears in tokens. Only `npm run dev` works without it.",
      details:
        "It must be https: in production and for the tasks by themselves everywhere but on localhost, on Lambda always. On AWS `LATCH_DOMAIN` or the function URL is the issuer, unless this is set; API Gateway requires one of the two.",
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
        "required; in development the address that the server listens on, for `npm run dev:tasks` `http://127.0.0.1:4000`",
    },
    LATCH_APP_URL: {
      summary: "The URL of your app: links in mails lead there.",
      details:
        "The pages are `/verify-email`, `/reset-password` and `/accept-invitation`; the token is behind `#token=`. Pages that a payment returns to must be on this origin or on `ALLOWED_ORIGINS`.",
      neededBy: [apiEntries, mailEntries],
      unset: "the issuer",
    },
    LATCH_AUDIENCE: {
      summary: "The audience of access tokens (the claim `aud`).",
      neededBy: [apiEntries, tasksEntries, "lambda-authorizer"],
    },
    ALLOWED_ORIGINS: {
      summary:
        "The origins whose pages may call the API, separated by commas, without a slash at the end.",
      details:
        "For CORS and the session cookie. `*` is refused: name each origin. It must be https outside localhost. `npm run dev` allows its own origins. A deployment of production refuses localhost.",
      neededBy: [apiEntries, tasksEntries],
      unset: "none",
      values: "origins such as `https://app.example.com`",
    },
    TRUSTED_PROXY_HOPS: {
      summary:
        "The number of proxies in front of a server that are trusted to write X-Forwarded-For.",
      details:
        "The server takes the address of the client from that many entries at the end of the header. Block every way to the server that bypasses the proxies, else clients can choose their address: `packages/server/kubernetes` has a NetworkPolicy for that. Refused on AWS.",
      neededBy: ["server", "tasks"],
    },
  },
} satisfies AreaReference<typeof serviceVariables>;
