import type { Activity, EventType, LatchEvent } from "@latch/contract";

/**
 * A domain event, as Latch publishes it internally: a CloudEvent 1.0 with one more extension, the
 * client's IP address. It is for the activity log only and is never sent to webhooks.
 */
export type DomainEvent = LatchEvent & { clientaddress?: string };

type WithoutId<Event> = Event extends DomainEvent ? Omit<Event, "id"> : never;

/** An event without an id; the publisher assigns the id. */
export type DomainEventDraft = WithoutId<DomainEvent>;

/** Returns the service that an event comes from. Consumers can filter by it, as by the type. */
export const eventService = (type: EventType): "accounts" | "tasks" =>
  type.startsWith("task.") ? "tasks" : "accounts";

/** Converts an event to the activity that the log stores. */
export function toActivity(event: DomainEvent): Activity {
  const { id, type, time, subject, actor, requestid, clientaddress, data } = event;
  return { id, type, at: time, subject, actor, address: clientaddress, requestId: requestid, data };
}

/**
 * Converts an activity back to the event that it was recorded from, with the same id.
 * @param source the issuer of this installation
 */
export const toDomainEvent = (activity: Activity, source: string): DomainEvent =>
  ({ id: activity.id, ...toDomainEventDraft(activity, source) }) as DomainEvent;

/**
 * Converts the content of an event to a CloudEvent 1.0 without an id.
 * @param source the issuer of this installation
 */
export function toDomainEventDraft(
  input: Omit<Activity, "id"> & { traceparent?: string },
  source: string,
): DomainEventDraft {
  const { type, data, subject, at, actor, address, requestId, traceparent } = input;
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
