/** `npm start`: the API on a Node server. */
import { startApi } from "./http/start-api.ts";
import { run } from "./lifecycle.ts";

await run(() => startApi(process.env));
