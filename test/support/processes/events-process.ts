/** The embedded SNS and SQS with their data in a folder, in a process that a test may kill. */
import { startEvents } from "@latch/dev";

const { endpoint } = await startEvents(process.argv[2]);
console.log(endpoint);
