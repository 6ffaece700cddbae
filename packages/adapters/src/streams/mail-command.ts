import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { StoredNotice, StoredOneTimeToken, TracedMailCommand } from "@latch/core";
import type { Audited } from "../dynamodb/client/audit.ts";
import type { TableNames } from "../dynamodb/tables/tables.ts";
import { readTableName, type StreamRecord } from "./record.ts";

/**
 * Converts a new one-time token or notice to a mail command. Returns undefined for a decoy or a
 * deletion.
 */
export function toMailCommand(
  record: StreamRecord,
  names: TableNames,
): TracedMailCommand | undefined {
  const { OldImage, NewImage } = record.dynamodb ?? {};
  if (readTableName(record) !== names.OneTimeTokens || OldImage || !NewImage) return undefined;
  const item = unmarshall(NewImage as Record<string, AttributeValue>) as Audited &
    (StoredOneTimeToken | (StoredNotice & { purpose: "notice" }));
  const { traceparent } = item.changedBy ?? {};
  if (item.purpose === "notice") return { order: "notice", noticeId: item.noticeId, traceparent };
  if (item.purpose === "decoy") return undefined;
  const { tokenId, tokenHash, purpose, userId } = item;
  return { order: "link", tokenId, tokenHash, purpose, userId, traceparent };
}
