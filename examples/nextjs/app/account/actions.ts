"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLatch } from "../../lib/latch.ts";

export async function addTask(form: FormData): Promise<void> {
  const { error } = await (await getLatch()).createTask({
    body: { title: String(form.get("title")) },
  });
  if (error) throw new Error(error.title);
  revalidatePath("/account");
}

export async function logOut(): Promise<void> {
  await (await getLatch()).logOut();
  redirect("/");
}
