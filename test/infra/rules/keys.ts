import { derivePurposeKeys, type Purpose, parseKeyRing } from "@latch/adapters/crypto";
import { expect } from "vitest";
import { type Graph, keys } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";

const ring = parseKeyRing(keys);
const { signing, sealing } = ring;
/** What signs access tokens, and what all other keys are derived from. */
const roots = [signing.current.d, signing.next.d, sealing.current.secret];

/** The functions with subkeys, the name of the link and the purpose. */
const holders: Record<string, [link: string, purpose: Purpose]> = {
  SendLinks: ["MailKeys", "mail"],
  SendMail: ["MailKeys", "mail"],
  CheckDevices: ["MailKeys", "mail"],
  DeliverWebhooks: ["WebhookKeys", "webhooks"],
  SweepHandler: ["MaintenanceKeys", "maintenance"],
};
const derived = new Map(
  await Promise.all(
    Object.values(holders).map(
      async ([link, purpose]) => [link, await derivePurposeKeys(ring, purpose)] as const,
    ),
  ),
);

/** Returns all that a function is given: what is linked to it, and its resource with its environment. */
const givenTo = ({ functions, one }: Graph, name: string): string =>
  [functions[name]?.links, one("aws:lambda/function:Function", `${name}Function`)]
    .map((given) => JSON.stringify(given))
    .join();

const link = (name: string, links: Record<string, unknown>) => (graph: Graph) => {
  Object.assign(graph.functions[name]?.links ?? {}, links);
};

export const keyRules: Record<string, Rule> = {
  "only the API, which signs access tokens, has the key ring": {
    holds(graph) {
      for (const name of Object.keys(graph.functions)) {
        const found = roots.filter((root) => givenTo(graph, name).includes(root));
        expect(found.length, name).toBe(name === "Api" ? roots.length : 0);
      }
    },
    brokenGraphs: {
      "the key ring for the sender of mail": link("SendMail", { LatchKeys: { value: keys } }),
      "the key ring for the deliverer": link("DeliverWebhooks", { WebhookKeys: { value: keys } }),
      "the key ring for maintenance": link("SweepHandler", { LatchKeys: { value: keys } }),
      "a signing key in an environment": ({ variables }) => {
        variables("SendMail")["KEY"] = signing.next.d;
      },
      "the sealing secret for the publisher": link("PublishChanges", {
        Secret: { value: sealing.current.secret },
      }),
      "no keys for the API": ({ functions }) => {
        delete functions["Api"]?.links["LatchKeys"];
      },
    },
  },

  "functions that mail, deliver webhooks and maintain have the subkeys of that purpose": {
    holds(graph) {
      for (const [name, { links }] of Object.entries(graph.functions)) {
        const [expected] = holders[name] ?? [];
        const held = Object.keys(links).filter((each) => derived.has(each));
        expect(held, name).toEqual(expected ? [expected] : []);
        if (!expected) continue;
        const { value } = links[expected] as { value: string };
        expect(JSON.parse(value), name).toEqual(derived.get(expected));
      }
    },
    brokenGraphs: {
      "the subkeys of another purpose": link("DeliverWebhooks", {
        WebhookKeys: { value: JSON.stringify(derived.get("MaintenanceKeys")) },
      }),
      "the subkeys of two purposes": link("SendMail", { WebhookKeys: { value: "{}" } }),
      "subkeys for the publisher": link("PublishChanges", { MailKeys: { value: "{}" } }),
      "no subkeys": ({ functions }) => {
        delete functions["SendMail"]?.links["MailKeys"];
      },
    },
  },
};
