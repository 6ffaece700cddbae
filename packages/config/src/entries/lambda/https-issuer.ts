import * as z from "zod";

/** Where the API is reached: a Lambda by https only. */
export const httpsIssuer = z.url({ protocol: /^https$/, error: "Must be an https URL" });
