/** What people do in a month. Everything but `people` is a number for each person. */
export type Workload = {
  /** People who are active in the month. */
  people: number;
  signUps: number;
  logIns: number;
  refreshes: number;
  verifications: number;
  profiles: number;
  tasks: number;
  mails: number;
  /** Webhook endpoints that subscribe to every event. */
  endpoints: number;
};

/** The options of the command, with the workload that it assumes without them. */
export const workloadOptions: Record<
  keyof Workload,
  { option: string; value: number; what: string }
> = {
  people: { option: "people", value: 1_000_000, what: "people who are active in the month" },
  signUps: { option: "sign-ups", value: 0.05, what: "sign-ups, each with a mailed link" },
  logIns: { option: "log-ins", value: 4, what: "logins by password" },
  refreshes: { option: "refreshes", value: 30, what: "refreshes of a session" },
  verifications: { option: "verifications", value: 10, what: "calls of `verifyToken`" },
  profiles: { option: "profiles", value: 10, what: "calls of `getMe`" },
  tasks: {
    option: "tasks",
    value: 1,
    what: "tasks that are created, changed and deleted, with two lists for each",
  },
  mails: { option: "mails", value: 0.05, what: "mails besides those of sign-ups" },
  endpoints: { option: "endpoints", value: 0, what: "webhook endpoints that receive every event" },
};

/** The workload that the command assumes without options. */
export const defaultWorkload = Object.fromEntries(
  Object.entries(workloadOptions).map(([name, { value }]) => [name, value]),
) as Workload;

/** The largest number of an option. */
const most = 1e12;

/** A message about the options of the command, for people. */
export class WorkloadError extends Error {}

/**
 * Reads a workload from the options of the command.
 * @throws WorkloadError for a value that is not a number from 0 to a million millions
 */
export function readWorkload(values: Record<string, string | boolean | undefined>): Workload {
  const entries = Object.entries(workloadOptions).map(([name, { option, value }]) => {
    const given = values[option];
    const number = given === undefined ? value : Number(given);
    const isWhole = ["people", "endpoints"].includes(name);
    if (given === "" || !(number >= 0 && number <= most) || (isWhole && number % 1 > 0)) {
      const kind = `a${isWhole ? " whole" : ""} number from 0 to ${most}, such as ${isWhole ? 1_000_000 : 0.5}`;
      throw new WorkloadError(`--${option} ${given}: Must be ${kind}`);
    }
    return [name, number];
  });
  return Object.fromEntries(entries) as Workload;
}
