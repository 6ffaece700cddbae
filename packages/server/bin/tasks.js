/** `npm run start:tasks`: the tasks apart from the API. */
import { launch } from "./launch.js";

await launch(new URL("../src/tasks.ts", import.meta.url), "tasks.js");
