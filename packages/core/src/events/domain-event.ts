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
export const eventService = (type: EventType): "accounts" | "tasks" =>
  type.startsWith("task.") ? "tasks" : "accounts";

/** An event as the activity log stores it. */
export function toActivity(event: DomainEvent): Activity {
  const { id, type, time, subject, actor, requestid, clientaddress, data } = event;
  return { id, type, at: time, subject, actor, address: clientaddress, requestId: requestid, data };
}

/**
 * The event that an activity was recorded from, with the same id.
 * @param source the issuer of this installation
 */
export const toDomainEvent = (activity: Activity, source: string): DomainEvent =>
  ({ id: activity.id, ...toDomainEventDraft(activity, source) }) as DomainEvent;

/**
 * Gives something that happened the form of a CloudEvent 1.0.
 * @param source the issuer of this installation
 */
export function toDomainEventDraft(
  fact: Omit<Activity, "id"> & { traceparent?: string },
  source: string,
): DomainEventDraft {
  const { type, data, subject, at, actor, address, requestId, traceparent } = fact;
  return {
    specversion: "1.0",
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
  } as DomainEventDraft;
}
