import type { EndpointLoad, EndpointLoadStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { openTable } from "../client/table.ts";
import type { RepeatableUpdate } from "../client/update-expression.ts";

/** Seconds without an attempt after which the load of an endpoint expires. */
const ttlSeconds = 7 * 24 * 3600;

const belowThreshold = "(attribute_not_exists(failures) OR failures < :threshold)";

/**
 * Creates the store of the load of webhook endpoints: one item for each, in the table of counters. The leases are a set,
 * and each write depends on its lease, so that a call that the SDK repeats has no further effect and the same result.
 */
export function createEndpointLoadStore(
  { client, tables }: Database<"Throttles">,
  clock: () => number,
): EndpointLoadStore {
  const table = openTable(client, tables.Throttles);

  /** Updates a load. `refused` is the stored load if the condition is false. */
  const change = (endpointId: string, { set, ...update }: RepeatableUpdate) =>
    table.update<EndpointLoad>(
      { key: `webhook#${endpointId}` },
      {
        ...update,
        set: { ...set, expiresAt: Math.floor(clock() / 1000) + ttlSeconds },
      },
    );

  return {
    async acquire(endpointId, lease, { now, limit, threshold }) {
      const outcome = await change(endpointId, {
        add: { held: new Set([lease]) },
        condition: [
          "(attribute_not_exists(pausedUntil) OR pausedUntil <= :now)",
          belowThreshold,
          "(attribute_not_exists(held) OR size(held) < :limit)",
        ].join(" AND "),
        values: { now, limit, threshold },
      });
      if ("done" in outcome) return { admitted: outcome.done };
      const load = outcome.refused.item ?? {};
      return load.held?.has(lease) ? { admitted: load } : { refused: load };
    },

    async probe(endpointId, lease, { pausedUntil, until }) {
      const outcome = await change(endpointId, {
        set: { pausedUntil: until },
        add: { held: new Set([lease]) },
        condition:
          pausedUntil === undefined
            ? "attribute_not_exists(pausedUntil)"
            : "pausedUntil = :pausedUntil",
        values: { pausedUntil },
      });
      return "done" in outcome || outcome.refused.item?.held?.has(lease) === true;
    },

    async removeLeases(endpointId, leases) {
      await change(endpointId, { deleteFromSet: { held: new Set(leases) } });
    },

    async succeed(endpointId, lease, durationMs) {
      await change(endpointId, {
        set: { durationMs },
        remove: ["failures", "pausedUntil"],
        deleteFromSet: { held: new Set([lease]) },
      });
    },

    async fail(endpointId, lease, durationMs) {
      const outcome = await change(endpointId, {
        set: { durationMs },
        add: { failures: 1 },
        deleteFromSet: { held: new Set([lease]) },
        condition: "contains(held, :lease)",
        values: { lease },
      });
      const load = "done" in outcome ? outcome.done : outcome.refused.item;
      return load?.failures ?? 0;
    },

    async pause(endpointId, until, threshold) {
      await change(endpointId, {
        set: { pausedUntil: until },
        condition: "failures >= :threshold",
        values: { threshold },
      });
    },

    async reset(endpointId) {
      await change(endpointId, { remove: ["failures", "pausedUntil"] });
    },
  };
}
