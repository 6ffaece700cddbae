import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { dataVariables } from "../variables/data.ts";
import { listeningVariables } from "../variables/listening.ts";

const DataFolderEnvironment = z.object({ LATCH_DATA_DIR: dataVariables.LATCH_DATA_DIR });

/** The folder of the local stack, as it is named. @throws ConfigError */
export const readDataFolder = (environment: Variables): string =>
  parseEnvironment(DataFolderEnvironment, environment).LATCH_DATA_DIR;

const ListeningEnvironment = z.object(listeningVariables);

/** Where the server of the local stack listens. @throws ConfigError with a line for each that is wrong */
export const readListeningConfig = (environment: Variables) =>
  parseEnvironment(ListeningEnvironment, environment);
