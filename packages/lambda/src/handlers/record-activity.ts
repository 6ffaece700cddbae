/** Events to Activity: what listMyActivity and listUserActivity show. */
import { composeActivityConsumer } from "@latch/composition/activity";
import { openBackground } from "../lib/background.ts";

const { database, log } = openBackground(process.env, ["Activity"]);

export const handler = composeActivityConsumer({ database, log });
