import type { AreaReference } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

/** What only commands read. */
export const commandVariables = { DB_ADMIN_PORT: wholeNumber(0, 65_535).default(8001) };

export const commandReference = {
  title: "Commands",
  variables: {
    DB_ADMIN_PORT: {
      summary:
        "The port of the page over the local tables (`npm run db:admin`); 0 takes any free one.",
      neededBy: ["commands"],
    },
  },
} satisfies AreaReference<typeof commandVariables>;
