import { isCancel, log, password as prompt } from "@clack/prompts";
import { CommandError, exitCodes } from "../exit-codes.ts";
import { readPasswordLine } from "./first-line.ts";

// Results go to standard output.
const output = process.stderr;

type Options = {
  /** @returns the rule that a password breaks, if it breaks one */
  brokenRule(password: string): Promise<string | undefined>;
  /** The message when the operator cancels. */
  cancelled: string;
};

/**
 * Reads a new password: on a terminal hidden, twice, and again until it follows the rules; else from the first line
 * of standard input, where the caller reports a weak one.
 * @throws CommandError when the operator cancels, or the line is missing
 */
export async function readNewPassword({ brokenRule, cancelled }: Options): Promise<string> {
  if (!process.stdin.isTTY) return readPasswordLine();
  for (;;) {
    const chosen = await ask("Password of the new account", cancelled);
    const rule = chosen.includes("\0") ? "Must not contain NUL" : await brokenRule(chosen);
    if (rule) {
      log.warn(`The password is too weak: ${rule}. Choose another one.`, { output });
      continue;
    }
    if ((await ask("The same password again", cancelled)) === chosen) return chosen;
    log.warn("The two passwords are different. Enter both again.", { output });
  }
}

async function ask(message: string, cancelled: string): Promise<string> {
  const abort = new AbortController();
  // Ctrl-D closes the input of the prompt, which would then never return.
  const cancelOnCtrlD = (_: unknown, key?: { ctrl?: boolean; name?: string }) => {
    if (key?.ctrl && key.name === "d") abort.abort();
  };
  const cancel = () => abort.abort();
  process.stdin.on("keypress", cancelOnCtrlD).once("end", cancel);
  try {
    const answer = await prompt({ message, output, signal: abort.signal });
    if (isCancel(answer)) throw new CommandError(cancelled, exitCodes.interrupted);
    return answer ?? "";
  } finally {
    process.stdin.off("keypress", cancelOnCtrlD).off("end", cancel);
  }
}
