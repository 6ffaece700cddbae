/** Simulates the peak, and writes result.json beside this file: `node test/capacity/simulate.ts`. */
import { writeFileSync } from "node:fs";
import { simulatePeak } from "./scenario.ts";

const result = simulatePeak();
const file = new URL("result.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
