import { resolveIssuer } from "./api.ts";
import type { Events } from "./events.ts";
import type { HttpFunction } from "./http-function.ts";
import { mailSettings } from "./settings.ts";

type Options = { events: Events; api: HttpFunction };

/**
 * Returns the links, environment and permissions of the mail consumer that depend on the mail provider.
 */
export function createMailExtras({ events, api }: Options) {
  const { settings, provider, from = "" } = mailSettings(process.env);
  const brevo = provider === "brevo" ? [new sst.Secret("BrevoApiKey")] : [];
  const [, domain = ""] = from.split("@");
  const configurationSet = settings["SES_CONFIGURATION_SET"];
  return {
    links: [events.mails, ...brevo],
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
