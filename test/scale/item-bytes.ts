/**
 * Returns the bytes of an item as DynamoDB counts them: names and texts in UTF-8, two digits of a number in a byte.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const bytesOfItem = (item: Record<string, unknown>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + bytesOf(value), 0);

const utf8 = (text: string): number => Buffer.byteLength(text);

function bytesOf(value: unknown): number {
  if (typeof value === "string") return utf8(value);
  if (typeof value === "number") return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + 1 + bytesOf(each), 3);
  if (typeof value === "object" && value !== null) {
    const inner = value as Record<string, unknown>;
    return 3 + Object.keys(inner).length + bytesOfItem(inner);
  }
  return 1;
}
