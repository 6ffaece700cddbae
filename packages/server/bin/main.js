/** `npm start`: the API on a Node server. */
import { launch } from "./launch.js";

await launch(new URL("../src/main.ts", import.meta.url), "main.js");
