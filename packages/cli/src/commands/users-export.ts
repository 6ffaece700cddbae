/** `npm run users:export -- [FILE.jsonl]`: everyone, a JSON object a line, as users:import reads it. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { openUsers } from "@latch/composition/users";
import { runEntry, StartupError } from "@latch/server/lifecycle";
import { lasting, withDatabase } from "../data-command.ts";
import { exportUsers, printUsers } from "../user-transfer/export-users.ts";

await runEntry(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "with-hashes": { type: "boolean", default: false } },
  });
  const [file, ...others] = positionals;
  if (others.length > 0) {
    throw new StartupError(
      "Name one file: `npm run users:export -- [FILE.jsonl] [--with-hashes]`.",
    );
  }
  if (file && existsSync(file)) {
    throw new StartupError(`${file} exists: it is not overwritten, name another one.`);
  }
  const options = { withHash: values["with-hashes"] };
  await withDatabase(process.env, lasting, async (database) => {
    const { users } = openUsers(database, Date.now);
    const count = file
      ? await exportUsers(users, file, options)
      : await printUsers(users, process.stdout, options);
    console.error(`${count} people${file ? ` in ${file}, readable by you only` : ""}`);
  });
});
