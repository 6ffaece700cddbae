import type { ProofInput, ReauthenticationRequest } from "@latch/client";
import { useSyncExternalStore } from "react";

/** A question to the user: an operation requires proofs. */
export type Question = {
  request: ReauthenticationRequest;
  /** Continues the operation with the proofs, or gives it up without them. */
  answer(proofs?: ProofInput[]): void;
};

let questions: Question[] = [];
const listeners = new Set<() => void>();

function setQuestions(next: Question[]): void {
  questions = next;
  for (const listener of listeners) listener();
}

/** Asks the user for proofs, one question after the other. The dialog answers. */
export const askForProofs = (request: ReauthenticationRequest): Promise<ProofInput[] | undefined> =>
  new Promise((resolve) => {
    const question: Question = {
      request,
      answer(proofs) {
        setQuestions(questions.filter((each) => each !== question));
        resolve(proofs);
      },
    };
    setQuestions([...questions, question]);
  });

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the question to show. */
export const useQuestion = (): Question | undefined =>
  useSyncExternalStore(subscribe, () => questions[0]);
