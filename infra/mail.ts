import { issuerOf } from "./api.ts";
import type { Events } from "./events.ts";
import type { HttpFunction } from "./http-function.ts";
import { mailSettings } from "./settings.ts";

type Parts = { events: Events; api: HttpFunction };

/** What the consumer of mails is told and may do besides: the provider that the settings name. */
export function createMailParts({ events, api }: Parts) {
  const { given, provider, from = "" } = mailSettings(process.env);
  const brevo = provider === "brevo" ? [new sst.Secret("BrevoApiKey")] : [];
  const [, domain = ""] = from.split("@");
  const configurationSet = given["SES_CONFIGURATION_SET"];
  return {
    links: [events.mails, ...brevo],
    environment: { ...given, LATCH_ISSUER: issuerOf(api) },
    permissions:
      provider === "ses"
        ? [
            {
              actions: ["ses:SendEmail"],
              // Either of them is what SES has verified.
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
