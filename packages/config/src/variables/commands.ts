import type { AreaReference } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

/** The variables that only commands read. */
export const commandVariables = { DB_ADMIN_PORT: wholeNumber(0, 65_535).default(8001) };

export const commandReference = {
  title: "Commands",
  variables: {
    DB_ADMIN_PORT: {
      summary:
        "The port of the page that shows the local tables (`npm run db:admin`); 0: any free port.",
      neededBy: ["commands"],
    },
  },
} satisfies AreaReference<typeof commandVariables>;
