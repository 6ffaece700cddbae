import { issuerOf } from "./api.ts";
import type { Events } from "./events.ts";
import type { Served } from "./http-function.ts";
import { mailSettingsOf } from "./settings.ts";

type Parts = { events: Events; api: Served };

/** What the consumer of mails is told and may do besides: the provider that the settings name. */
export function createMailParts({ events, api }: Parts) {
  const { given, provider, from = "" } = mailSettingsOf(process.env);
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
