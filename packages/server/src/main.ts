/** `npm start`: the API on a Node server. */
import { startApi } from "./http/start-api.ts";
import { runEntry } from "./lifecycle.ts";

await runEntry(() => startApi(process.env));
