import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { connect } from "../../../packages/server/src/connections.ts";
import { startStack } from "../latch.ts";
import type { Row } from "../report.ts";
import { writeBenchmarks } from "./document.ts";
import { installPeers } from "./install.ts";
import { loadAutocannon, loadProgram, type Sample } from "./load-program.ts";
import { shareByPackage } from "./profile.ts";
import { type Program, startProgram } from "./programs.ts";
import { type Outcome, toRows } from "./results.ts";
import { newSecret, type Scenario, scenarios } from "./scenarios.ts";

/** The first of the ports that the programs listen on. */
const firstPort = 8220;
/** The cost of bcrypt in each program, the lowest that exists: the hash is nearly taken out, and equally everywhere. */
const hashCost = "4";

type Options = {
  /** Measures for a minute only. Its numbers are rough, and the document is not written. */
  quick: boolean;
};

/** Measures Latch beside other back ends, and writes docs/reference/benchmarks.md. */
export async function comparePeers({ quick }: Options): Promise<Row[]> {
  // The compiler of Node needs ten thousand requests and more before the numbers stay the same.
  const effort = quick
    ? { rounds: 2, seconds: 1, warmUpSeconds: 3 }
    : { rounds: 7, seconds: 2, warmUpSeconds: 25 };
  const [busy = 0] = loadavg();
  const folder = installPeers();
  const autocannon = await loadAutocannon(folder);
  const stack = await startStack({ streams: false });
  const environment = {
    ...stack.environment,
    ...(await createPeerTables(stack.environment)),
    RATE_LIMITS: "false",
    BCRYPT_COST: hashCost,
    SECRET: newSecret(),
    BODY: JSON.stringify({ userId: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax", role: "user", amr: ["pwd"] }),
  };
  /** Measures the programs of a scenario in turn, A B C, A B C, … All of them start for it, with empty stores. */
  async function measure(scenario: Scenario): Promise<Outcome> {
    const data = mkdtempSync(join(tmpdir(), "latch-peers-data-"));
    const programs: Program[] = [];
    try {
      for (const { program } of scenario.parts) {
        const port = firstPort + programs.length;
        programs.push(await startProgram(program, { folder, data, port, environment }));
      }
      return await measurePrograms(scenario, programs);
    } finally {
      await Promise.all(programs.map(({ stop }) => stop()));
      rmSync(data, { recursive: true });
    }
  }

  async function measurePrograms(scenario: Scenario, programs: Program[]): Promise<Outcome> {
    const runs = [];
    for (const [index, { prepare }] of scenario.parts.entries()) {
      const program = programs[index] as Program;
      const prepareAll = () => prepare(program.port, scenario.connections);
      const prepared = scenario.isPreparedPerRun ? undefined : await prepareAll();
      const run = async (seconds: number): Promise<Sample> => {
        const connections = prepared ?? (await prepareAll());
        return loadProgram(program, { autocannon, seconds, connections });
      };
      await run(effort.warmUpSeconds);
      runs.push({ program, run, samples: [] as Sample[] });
    }
    for (let round = 0; round < effort.rounds; round++) {
      for (const { run, samples } of runs) samples.push(await run(effort.seconds));
    }
    const latch = runs.find(({ program }) => program.name === "Latch");
    await latch?.program.startProfile();
    await latch?.run(effort.seconds);
    const profile = await latch?.program.stopProfile();
    return {
      scenario,
      measured: runs.map(({ program, samples }) => ({ program: program.name, samples })),
      shares: profile ? shareByPackage(profile) : [],
    };
  }

  const outcomes: Outcome[] = [];
  try {
    for (const scenario of scenarios) outcomes.push(await measure(scenario));
  } finally {
    await stack.stop();
  }
  if (!quick) writeBenchmarks(outcomes, describeMachine(busy), folder);
  return outcomes.flatMap(toRows);
}

/** Creates the tables of the compared back ends. @returns the variables with their names */
async function createPeerTables(environment: Record<string, string>) {
  const database = connect(environment);
  const tables = { USERS_TABLE: ["PeerUsers", "email"], SESSIONS_TABLE: ["PeerSessions", "id"] };
  for (const [TableName = "", AttributeName = ""] of Object.values(tables)) {
    await database.client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [{ AttributeName, KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName, AttributeType: "S" }],
      }),
    );
  }
  database.close();
  return Object.fromEntries(
    Object.entries(tables).map(([variable, [name = ""]]) => [variable, name]),
  );
}

const describeMachine = (busy: number): string =>
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}, load ${busy.toFixed(1)} before the run${
    busy > 1 ? " (busy: other processes distort the numbers)" : ""
  }`;
