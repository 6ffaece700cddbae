import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Microseconds of the period in which a group may use its share. */
const periodUs = 20_000;
const root = "/sys/fs/cgroup";

/** The files of the two versions of control groups. */
const versions = {
  v1: {
    parent: join(root, "cpu", readOwnPath(/^\d+:(?:\w+,)*cpu(?:,\w+)*:(.*)$/m)),
    weight: { file: "cpu.shares", most: "262144" },
    limit(folder: string, quotaUs: number) {
      writeFileSync(join(folder, "cpu.cfs_period_us"), String(periodUs));
      writeFileSync(join(folder, "cpu.cfs_quota_us"), String(quotaUs));
    },
  },
  v2: {
    parent: join(root, readOwnPath(/^0::(.*)$/m)),
    weight: { file: "cpu.weight", most: "10000" },
    limit: (folder: string, quotaUs: number) =>
      writeFileSync(join(folder, "cpu.max"), `${quotaUs} ${periodUs}`),
  },
};

const version = existsSync(join(root, "cgroup.controllers")) ? "v2" : "v1";

/** How the processes are limited. */
export const kind = `control groups ${version}`;

/** Processes that share CPU time, and get it before those of other groups. */
export type CpuGroup = {
  add(pid: number): void;
  /** Limits the CPU time of the group. @param cores seconds of CPU time in a second */
  limit(cores: number): void;
  /** Removes the group, after its processes have ended or left it. */
  remove(): void;
};

/**
 * Creates a group of processes by a control group of Linux.
 * @throws if this process may not create one
 */
export function createCpuGroup(name: string): CpuGroup {
  const { parent, weight, limit } = versions[version];
  const folder = join(parent, `latch-${name}-${process.pid}`);
  mkdirSync(folder);
  writeFileSync(join(folder, weight.file), weight.most);
  return {
    add: (pid) => writeFileSync(join(folder, "cgroup.procs"), String(pid)),
    limit: (cores) => limit(folder, Math.round(cores * periodUs)),
    remove() {
      const left = readFileSync(join(folder, "cgroup.procs"), "utf8").split("\n").filter(Boolean);
      for (const pid of left) writeFileSync(join(parent, "cgroup.procs"), pid);
      rmdirSync(folder);
    },
  };
}

/** Returns the group of this process. */
function readOwnPath(pattern: RegExp): string {
  return existsSync("/proc/self/cgroup")
    ? (pattern.exec(readFileSync("/proc/self/cgroup", "utf8"))?.[1] ?? "")
    : "";
}
