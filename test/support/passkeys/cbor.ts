type Encodable = number | string | Uint8Array | Map<number | string, Encodable>;

/** Encodes a value as CBOR (RFC 8949) in its shortest form, as authenticators do. */
export function encodeCbor(value: Encodable): Buffer {
  if (typeof value === "number") {
    return value < 0 ? head(1, -1 - value) : head(0, value);
  }
  if (typeof value === "string") {
    const text = Buffer.from(value);
    return Buffer.concat([head(3, text.length), text]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, item]) => [encodeCbor(key), encodeCbor(item)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(type: number, argument: number): Buffer {
  const major = type << 5;
  if (argument < 24) return Buffer.of(major | argument);
  if (argument < 256) return Buffer.of(major | 24, argument);
  return Buffer.of(major | 25, argument >> 8, argument & 0xff);
}
