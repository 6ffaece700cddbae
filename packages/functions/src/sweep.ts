/**
 * Finishes erasures that were cut off, run by a schedule. What is past its time is deleted by
 * DynamoDB's TTL.
 */
import { openBackground, readCustomers } from "./background.ts";
import { composeErasures } from "./erasures.ts";
import { linkedStripeKey } from "./links.ts";

const { database, log } = openBackground(process.env);
const finishErasures = composeErasures(
  database,
  log,
  readCustomers({ ...process.env, ...linkedStripeKey() }),
);

/** @throws what keeps an erasure from its end: Lambda tries again, and its metric of errors shows it */
export async function handler(): Promise<void> {
  try {
    const finished = await finishErasures();
    if (finished > 0) log.info({ event: "erasures.finished", finished }, "erasures were finished");
  } catch (err) {
    // Lambda writes down what is thrown, but not its cause.
    log.error({ event: "erasures.failed", err }, "an erasure was not finished");
    throw err;
  }
}
