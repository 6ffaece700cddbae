import type { Problem } from "@latch/client";
import { type ReactNode, useCallback, useState } from "react";

/** A call of the API. It rejects when there is no response, or when the user declines a passkey. */
type Call = () => Promise<{ error?: Problem }>;

async function failureOf(call: Call): Promise<string | undefined> {
  try {
    const { error } = await call();
    return error && (error.detail ?? error.title);
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotAllowedError") {
      return "The passkey was not used.";
    }
    return "The server cannot be reached. Try again.";
  }
}

/** Runs calls of the API, one at a time, and keeps why the last one failed. */
export function useAction() {
  const [message, setMessage] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const run = useCallback(async (call: Call) => {
    setIsBusy(true);
    setMessage(await failureOf(call));
    setIsBusy(false);
  }, []);
  return { run, message, isBusy };
}

export const Message = ({ text }: { text: string | undefined }) =>
  text && (
    <p className="message" role="alert">
      {text}
    </p>
  );

/** A form that sends its fields to the API. They keep their values when the call fails. */
export function Form({
  send,
  children,
  ...rest
}: {
  send(fields: Record<string, string>): ReturnType<Call>;
  children: ReactNode;
  className?: string;
}) {
  const { run, message, isBusy } = useAction();
  return (
    <form
      {...rest}
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<
          string,
          string
        >;
        if (!isBusy) run(() => send(fields));
      }}
    >
      {children}
      <Message text={message} />
    </form>
  );
}

/** A button that calls the API. */
export function ActionButton({ call, children }: { call: Call; children: ReactNode }) {
  const { run, message, isBusy } = useAction();
  return (
    <>
      <button type="button" aria-busy={isBusy} onClick={() => isBusy || run(call)}>
        {children}
      </button>
      <Message text={message} />
    </>
  );
}
