import { type Command, Option } from "@commander-js/extra-typings";
import { scopes } from "../allowed-values.ts";
import { addGroup, addVerb, type Context } from "../define.ts";
import { requireOptions } from "../option-parsers.ts";

/** Adds `latch api-keys`. */
export function addApiKeyCommands(program: Command, { environment, execute }: Context): void {
  const apiKeys = addGroup(program, "api-keys", "Create API keys.");

  addVerb(apiKeys, "create", {
    summary: "Create an API key for a user",
    usage: "--email <address> --name <name> --scope <scope...>",
    description: [
      "Prints the key to standard output, once: it is not stored and cannot be shown again. An installation with REQUIRE_API_KEY=true gets its first key this way.",
    ],
    examples: [
      [
        "Create a key that reads users",
        "latch api-keys create --email ada@example.com",
        '--name "Nightly report" --scope users:read',
      ],
      [
        "Create a key with two scopes",
        "latch api-keys create --email ada@example.com",
        "--name Gateway --scope token:verify tasks:read",
      ],
    ],
  })
    .option("--email <address>", "Email address of the user who owns the key. (required)")
    .option("--name <name>", "Name by which the owner recognizes the key. (required)")
    .addOption(
      new Option(
        "--scope <scope...>",
        "What the key may do: one or more scopes. (required)",
      ).choices(scopes),
    )
    .action((options) => {
      const given = requireOptions(options, "email", "name", "scope");
      return execute(async () => {
        const { createApiKey } = await import("./create.ts");
        await createApiKey(given, environment);
      });
    });
}
