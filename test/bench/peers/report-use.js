/** Loaded before each compared program: reports its CPU time, and profiles it, when its parent asks. */
import { Session } from "node:inspector/promises";

const session = new Session();

async function answer(ask) {
  if (ask === "cpu") {
    const { user, system } = process.cpuUsage();
    return user + system;
  }
  if (ask === "profile") {
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.start");
    return true;
  }
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  return profile;
}

process.on("message", async ({ ask }) => process.send({ ask, answer: await answer(ask) }));
process.on("disconnect", () => process.exit());
