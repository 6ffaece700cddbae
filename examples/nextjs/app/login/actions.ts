"use server";

import { safePath } from "@latch/client/next";
import { redirect } from "next/navigation";
import { getLatch } from "../../lib/latch.ts";

type State = { error?: string; pending?: { challenge: string } };

/** Logs in or signs up. A login that requires a second factor goes on with its challenge. */
export async function logIn(_: State, form: FormData): Promise<State> {
  const text = (name: string) => String(form.get(name) ?? "");
  const { data, error } = await send(text);
  if (error) return { error: error.detail ?? error.title };
  if (data.status === "signed_in") redirect(safePath(text("next"), "/account"));
  if (data.methods.includes("totp")) return { pending: { challenge: data.challenge } };
  return { error: `This example does not offer ${data.methods.join(" or ")}.` };
}

async function send(text: (name: string) => string) {
  const latch = await getLatch();
  const challenge = text("challenge");
  if (challenge) {
    const proof = { method: "totp" as const, code: text("code") };
    return latch.answerChallenge({ body: { challenge, proof } });
  }
  const [email, password] = [text("email"), text("password")];
  return text("intent") === "sign-up"
    ? latch.signUp({ body: { email, password } })
    : latch.logIn({ body: { identifier: email, password } });
}
