import { EventType } from "@latch/contract";
import { events } from "@latch/contract/events";
import type { DomainEvent } from "@latch/core";
import * as z from "zod";

const address = z.string().optional();

/**
 * Parses an event from a message.
 * @throws an error that lists the invalid fields and not their values, which may be personal data
 */
export function parseEventMessage(body: string): DomainEvent {
  const message = asObject(body);
  const type = EventType.safeParse(message["type"]);
  if (!type.success) throw new Error("The message is not an event of a known type");
  const event = events[type.data].safeParse(message);
  const clientaddress = address.safeParse(message["clientaddress"]);
  if (!event.success || !clientaddress.success) {
    const issues = [...(event.error?.issues ?? []), ...(clientaddress.error?.issues ?? [])];
    const where = issues.map(({ path }) => path.join(".") || "clientaddress");
    throw new Error(`The event ${type.data} is invalid at: ${where.join(", ")}`);
  }
  return { ...event.data, ...(clientaddress.data && { clientaddress: clientaddress.data }) };
}

function asObject(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Error("The message is not valid JSON");
  }
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
