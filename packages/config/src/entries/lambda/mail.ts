import * as z from "zod";
import { parseEnvironment, type Variables } from "../../environment.ts";
import { type MailConfig, MailEnvironment } from "../mail.ts";
import { PublisherEnvironment } from "./publisher.ts";

/** What the function `SendMail` reads beside the variables of mail: the same as the publisher. */
export type MailFunctionConfig = MailConfig & z.infer<typeof PublisherEnvironment>;

/** @throws ConfigError with a line for each variable that is wrong */
export const readLambdaMailConfig = (environment: Variables): MailFunctionConfig =>
  parseEnvironment(z.intersection(PublisherEnvironment, MailEnvironment), environment);
