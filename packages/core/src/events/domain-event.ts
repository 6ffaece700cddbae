import type { Activity, EventType, LatchEvent } from "@latch/contract";

/**
 * Something that happened, as it travels between the parts of Latch: a CloudEvent 1.0 with one extension. The
 * client's address is for the activity log alone: it is never handed on to webhooks.
 */
export type DomainEvent = LatchEvent & { clientaddress?: string };

type WithoutId<Event> = Event extends DomainEvent ? Omit<Event, "id"> : never;

/** An event before whoever publishes it has given it its id. */
export type DomainEventDraft = WithoutId<DomainEvent>;

/** Which service an event comes from: consumers may filter by that as by the type. */
export const serviceOf = (type: EventType): "accounts" | "tasks" =>
  type.startsWith("task.") ? "tasks" : "accounts";

/** An event as the activity log stores it. */
export function activityOf(event: DomainEvent): Activity {
  const { id, type, time, subject, actor, requestid, clientaddress, data } = event;
  return { id, type, at: time, subject, actor, address: clientaddress, requestId: requestid, data };
}

/**
 * The event that an activity was recorded from, with the same id.
 * @param source the issuer of this installation
 */
export function domainEventOf(activity: Activity, source: string): DomainEvent {
  const { id, type, data, subject, at, actor, address, requestId } = activity;
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
    ...(address && { clientaddress: address }),
    data,
  } as DomainEvent;
}
