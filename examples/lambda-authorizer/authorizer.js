/** The authorizer of an HTTP API (payload 2.0, simple responses) or of a REST API. */
import { createVerifier, guardGateway } from "@latch/client/verify";

export const handler = guardGateway(createVerifier({ issuer: process.env.LATCH_ISSUER }));
