/** A counted guess that can be given back. */
type CountedGuess = { release(): Promise<void> };

/**
 * Counts a guess while something else is read. If the read fails, the guess is given back.
 * @throws the error of the count, and the error of the read
 */
export async function countBeside<Guess extends CountedGuess, Found>(
  counting: Promise<Guess>,
  reading: Promise<Found>,
): Promise<[Guess, Found]> {
  const [counted, read] = await Promise.allSettled([counting, reading]);
  if (counted.status === "rejected") throw counted.reason;
  if (read.status === "fulfilled") return [counted.value, read.value];
  await counted.value.release();
  throw read.reason;
}

/**
 * Uses what correct guesses prove, and gives the guesses back meanwhile, also if `use` fails.
 * @throws the error of `use`
 */
export async function givingBack<Result>(
  guesses: Partial<CountedGuess>[],
  use: () => Promise<Result>,
): Promise<Result> {
  const [used, givenBack] = await Promise.allSettled([
    use(),
    Promise.all(guesses.map((guess) => guess.release?.())),
  ]);
  if (used.status === "rejected") throw used.reason;
  if (givenBack.status === "rejected") throw givenBack.reason;
  return used.value;
}

/** Judges a counted guess. If it cannot be judged, it is given back. @throws the error of `judge` */
export const judgeCounted = <Judgement>(
  guess: CountedGuess,
  judge: () => Promise<Judgement>,
): Promise<Judgement> =>
  judge().catch(async (error: unknown) => {
    await guess.release();
    throw error;
  });
