type Fields = Record<string, unknown>;

/** Returns an error and its causes, the outermost first. */
function causesOf(error: Error): Error[] {
  const chain = [error];
  for (let { cause } = error; cause instanceof Error && !chain.includes(cause); { cause } = cause) {
    chain.push(cause);
  }
  return chain;
}

/**
 * Returns the fields of an error for a log line: its type, its message and stack with those of its causes, the errors that it
 * summarizes, and its own properties. Those that JSON cannot contain are left out. Another value is returned as it is.
 */
export function toErrorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const chain = causesOf(error);
  const { cause: _, errors, ...own } = error as Error & { errors?: unknown };
  return {
    type: error.constructor.name || error.name,
    message: chain.map(({ message }) => message).join(": "),
    stack: chain.map(({ stack }) => stack).join("\ncaused by: "),
    ...(Array.isArray(errors) && { aggregateErrors: errors.map(toErrorFields) }),
    ...serializable(own),
  };
}

function serializable(properties: Fields): Fields {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => {
      try {
        return JSON.stringify(value) !== undefined;
      } catch {
        // It is circular, for example.
        return false;
      }
    }),
  );
}
