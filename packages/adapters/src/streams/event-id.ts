import type { EventId } from "@latch/contract";
import { type DomainEventDraft, idFromBytes } from "@latch/core";

const encoder = new TextEncoder();

/**
 * Derives the id of an event from its stream record. It is sortable, and the same each time the
 * record is read: a UUIDv7 whose random part contains the sequence number of the record and a hash
 * of the event.
 */
export async function deriveEventId(
  { type, subject, time }: DomainEventDraft,
  sequenceNumber: string,
): Promise<EventId> {
  const name = encoder.encode(`${type} ${subject} ${sequenceNumber}`);
  const hash = new DataView(await crypto.subtle.digest("SHA-256", name));
  const place = BigInt.asUintN(62, BigInt(/^\d+$/.test(sequenceNumber) ? sequenceNumber : 0));
  const random = (place << 12n) | BigInt(hash.getUint16(0) & 0xfff);
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, (BigInt(Date.parse(time)) << 16n) | 0x7000n | (random >> 62n));
  view.setBigUint64(8, BigInt.asUintN(62, random) | (2n << 62n));
  return idFromBytes("evt", bytes);
}
