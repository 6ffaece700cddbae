import type { Page } from "playwright-core";

/**
 * Records the errors and warnings of a page: of its console, and uncaught ones.
 * @param complaints the list to which they are added
 */
export function recordComplaints(page: Page, complaints: string[] = []): string[] {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
  return complaints;
}
