/** `npm start`: the API on a Node server. */
import { startApi } from "./start-api.ts";
import { run } from "./startup.ts";

await run(startApi);
