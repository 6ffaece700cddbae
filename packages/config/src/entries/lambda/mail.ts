import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { databaseVariables } from "../../variables/data.ts";
import { type MailConfig, MailEnvironment } from "../mail.ts";
import { PublisherEnvironment } from "./publisher.ts";

/** The schema of the variables that the functions that send mail read besides those of mail. */
export const MailFunctionEnvironment = PublisherEnvironment.extend(databaseVariables);

/** The configuration of the functions that send mail: the variables of mail, of the publisher and of the database. */
export type MailFunctionConfig = MailConfig & z.infer<typeof MailFunctionEnvironment>;

/** Reads the configuration of a function that sends mail. @throws ConfigError with a line for each invalid variable */
export const readLambdaMailConfig = (environment: Variables): MailFunctionConfig =>
  parseEnvironment(z.intersection(MailFunctionEnvironment, MailEnvironment), environment);
