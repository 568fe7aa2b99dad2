/**
 * Does the work for each of several things, some concurrently. A failure does not stop the others.
 * @param concurrency the number of things at a time
 * @returns those that failed
 */
export async function tryEach<T>(
  things: readonly T[],
  concurrency: number,
  work: (thing: T) => Promise<void>,
): Promise<{ thing: T; error: unknown }[]> {
  const failures: { thing: T; error: unknown }[] = [];
  const left = things.values();
  const worker = async () => {
    for (const thing of left) {
      await work(thing).catch((error: unknown) => failures.push({ thing, error }));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return failures;
}
