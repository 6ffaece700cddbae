/** `npm run worker`: the consumers of the queues. */
import { launch } from "./launch.js";

await launch(new URL("../src/worker.ts", import.meta.url), "worker.js");
