import type { EventData, EventType } from "@latch/contract";

/** The type of an event, and its data. */
export type EventPayload = {
  [Type in EventType]: { type: Type; data: EventData[Type] };
}[EventType];
