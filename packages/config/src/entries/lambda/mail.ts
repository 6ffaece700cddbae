import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { type MailConfig, MailEnvironment } from "../mail.ts";
import { PublisherEnvironment } from "./publisher.ts";

/** The configuration of the functions that send mail: the variables of mail and those of the publisher. */
export type MailFunctionConfig = MailConfig & z.infer<typeof PublisherEnvironment>;

/** Reads the configuration of a function that sends mail. @throws ConfigError with a line for each invalid variable */
export const readLambdaMailConfig = (environment: Variables): MailFunctionConfig =>
  parseEnvironment(z.intersection(PublisherEnvironment, MailEnvironment), environment);
