import type { Harness } from "./harness.ts";

/** The one-time token in the newest mail to an address. */
export async function newestToken({ mailsTo }: Pick<Harness, "mailsTo">, address: string) {
  const [mail] = await mailsTo(address);
  const token = /#token=(\S+)/.exec(mail?.text ?? "")?.[1];
  if (!token) throw new Error(`No link was mailed to ${address}`);
  return token;
}

/** The codes and statuses of an answer, to compare at a glance. */
export const outcome = ({ response, error }: { response: Response; error?: unknown }) => [
  response.status,
  (error as { code?: string } | undefined)?.code,
];
