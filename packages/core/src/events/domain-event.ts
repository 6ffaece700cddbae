import type { Activity, EventType, LatchEvent } from "@latch/contract";
import type { Happening } from "../changes/domain-events-of.ts";

/**
 * An event on its way between our own parts: CloudEvents 1.0 with one extension of ours. Where the
 * client was is for the activity log alone: it is never handed on to webhooks.
 */
export type Envelope = LatchEvent & { clientaddress?: string };

/** Which part of Latch tells it: consumers may filter by that as by the type. */
export const serviceOf = (type: EventType): "accounts" | "tasks" =>
  type.startsWith("task.") ? "tasks" : "accounts";

/**
 * What happened, as the event about it.
 * @param id the same however often it is told
 * @param source the issuer of this installation
 */
export function eventOf(happening: Happening, id: string, source: string): Envelope {
  const { type, data, subject, at, actor, address, requestId, traceparent } = happening;
  return {
    specversion: "1.0",
    id,
    source,
    type,
    time: at,
    subject,
    datacontenttype: "application/json",
    ...(actor && { actor }),
    ...(requestId && { requestid: requestId }),
    ...(traceparent && { traceparent }),
    ...(address && { clientaddress: address }),
    data,
  } as Envelope;
}

/** An event as the activity log keeps it. */
export function activityOf(event: Envelope): Activity {
  const { id, type, time, subject, actor, requestid, clientaddress, data } = event;
  return { id, type, at: time, subject, actor, address: clientaddress, requestId: requestid, data };
}

/** An activity as the event it was: told again, it has the same id. */
export function eventOfActivity(activity: Activity, source: string): Envelope {
  const { id, data, ...happened } = activity;
  return eventOf({ ...happened, data } as Happening, id, source);
}
