import type { TableName } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import type { MailQueueName } from "../packages/adapters/src/messaging/topology.ts";
import { resolveIssuer } from "./api.ts";
import type { Events } from "./events.ts";
import { mailGrants } from "./grants.ts";
import type { HttpFunction } from "./http-function.ts";
import { mailSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Options = { tables: Tables; events: Events; api: HttpFunction; secrets: sst.Secret[] };

/** The tables whose names a sender of mail needs. A link alone allows no action on a table. */
const mailTables: TableName[] = ["Users", "Sessions", "OneTimeTokens", "Mails"];

/** Returns the secret of the mail provider, which the consumers share. */
export const createMailSecrets = (): sst.Secret[] =>
  mailSettings(process.env).provider === "brevo" ? [new sst.Secret("BrevoApiKey")] : [];

/**
 * Returns the links, environment and permissions of the consumer of a mail queue that depend on the mail provider.
 */
export function createMailExtras(queue: MailQueueName, { tables, events, api, secrets }: Options) {
  const { settings, provider, from = "" } = mailSettings(process.env);
  const [, domain = ""] = from.split("@");
  const configurationSet = settings["SES_CONFIGURATION_SET"];
  return {
    links: [
      ...mailTables.filter((name) => !(name in mailGrants[queue])).map((name) => tables[name]),
      events.mails[queue],
      ...secrets,
    ],
    environment: { ...settings, LATCH_ISSUER: resolveIssuer(api) },
    permissions:
      provider === "ses"
        ? [
            {
              actions: ["ses:SendEmail"],
              // SES has verified either the domain or the address.
              resources: [
                ...[domain, from].map((identity) => `arn:aws:ses:*:*:identity/${identity}`),
                ...(configurationSet
                  ? [`arn:aws:ses:*:*:configuration-set/${configurationSet}`]
                  : []),
              ].map((arn) => $output(arn)),
            },
          ]
        : [],
  };
}
