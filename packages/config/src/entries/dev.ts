import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { dataVariables } from "../variables/data.ts";
import { listeningVariables } from "../variables/listening.ts";

const DataFolderEnvironment = z.object({ LATCH_DATA_DIR: dataVariables.LATCH_DATA_DIR });

/** Reads the path of the local stack's data folder. @throws ConfigError if it is invalid */
export const readDataFolder = (environment: Variables): string =>
  parseEnvironment(DataFolderEnvironment, environment).LATCH_DATA_DIR;

const ListeningEnvironment = z.object(listeningVariables);

/** Reads the address and the port of the local stack's server. @throws ConfigError with a line for each invalid variable */
export const readListeningConfig = (environment: Variables) =>
  parseEnvironment(ListeningEnvironment, environment);
