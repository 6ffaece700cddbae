/** The embedded SNS and SQS over a folder, in a process of its own that a test may kill. */
import { startEvents } from "@latch/dev";

const { endpoint } = await startEvents(process.argv[2]);
console.log(endpoint);
