import { Argument, type Command, Option } from "@commander-js/extra-typings";
import { eventTypes, queues } from "../allowed-values.ts";
import { addGroup, addVerb, type Context } from "../define.ts";
import { requireOptions, time, wholeNumber } from "../option-parsers.ts";

/** Adds `latch events`. */
export function addEventCommands(program: Command, { environment, execute }: Context): void {
  const events = addGroup(
    program,
    "events",
    "Create the queues, and publish or process events again.",
  );

  addVerb(events, "create", {
    summary: "Create the topic, the queues and the subscriptions",
    description: ["It can run at any time and more than once. On AWS the deployment creates them."],
    examples: [["Create the topic and the queues", "latch events create"]],
  }).action(() => execute(async () => (await import("./create.ts")).createEvents(environment)));

  addVerb(events, "redrive", {
    summary: "Move dead letters back to their queue",
    usage: "[queue] [options]",
    description: [
      "A message that its consumer could not process five times is in the dead-letter queue. Fix the cause before you move it back. Consumers are idempotent, so a message can be processed again.",
    ],
    examples: [
      ["Count the dead letters of all queues and list the oldest", "latch events redrive --list"],
      ["Move all dead letters of a queue back", "latch events redrive send-mail"],
      ["Try one message first", "latch events redrive send-mail --max 1"],
    ],
  })
    .addArgument(
      new Argument("[queue]", "Queue of the consumer; required unless --list is given.").choices(
        queues,
      ),
    )
    .option("--list", "List dead letters by type and id, never their contents, and move nothing.")
    .option("--max <count>", "Maximum number of messages to move. (default: all)", wholeNumber(1))
    .action((queue, options) =>
      execute(async () => {
        const { redriveQueue } = await import("./redrive.ts");
        await redriveQueue(queue, options, environment);
      }),
    );

  addVerb(events, "replay", {
    summary: "Publish recorded events again",
    usage: "--since <time> [options]",
    description: [
      "Reads the events of a period from the activity log and publishes them in order of time, with the same ids: a consumer that has processed an event ignores it. Events of users who were erased are left out.",
      "A replay that was interrupted prints the option --after to continue with.",
    ],
    examples: [
      ["Publish the events since a time", "latch events replay --since 2026-11-21T09:00:00Z"],
      [
        "Publish two types of events of one day",
        "latch events replay --since 2026-11-20T00:00:00Z",
        "--until 2026-11-21T00:00:00Z --type user.created user.deleted",
      ],
    ],
  })
    .option(
      "--since <time>",
      "Start of the period (inclusive), in ISO 8601 with an offset. (required)",
      time,
    )
    .option("--until <time>", "End of the period (exclusive). (default: now)", time)
    .addOption(
      new Option("--type <type...>", "Publish only events of these types. (default: all)").choices(
        eventTypes,
      ),
    )
    .option("--after <id>", "Continue after the event with this id.")
    .addOption(
      new Option("--rate <count>", "Maximum events per second, 1 to 10000.")
        .argParser(wholeNumber(1, 10_000))
        .default(200),
    )
    .action((options) => {
      const given = requireOptions(options, "since");
      return execute(async () => (await import("./replay.ts")).replayEvents(given, environment));
    });
}
