import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

type Environment = Record<string, string | undefined>;

/** A program and its arguments, for `spawn` without a shell. */
type Command = { command: string; args: string[] };

/**
 * Returns the command that runs the user's own npm, with their settings and registry. It never needs a
 * shell: Windows starts `npm.cmd` only through one, which would split arguments at spaces, so that npm's
 * script is run with this Node there.
 * @param environment contains `npm_execpath` when npm runs this process, and the PATH
 */
export function npmCommand(
  args: string[],
  environment: Environment,
  platform: string = process.platform,
): Command {
  const script = environment["npm_execpath"];
  if (script?.endsWith("npm-cli.js")) return { command: process.execPath, args: [script, ...args] };
  if (platform !== "win32") return { command: "npm", args };
  const folder = (environment["Path"] ?? environment["PATH"] ?? "")
    .split(delimiter)
    .find((each) => existsSync(join(each, "npm.cmd")));
  const beside = join(folder ?? "", "node_modules", "npm", "bin", "npm-cli.js");
  return { command: process.execPath, args: [beside, ...args] };
}
