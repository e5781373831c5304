/** Gives the result of a call that is made once: again only after it failed. */
export function retainSuccess<Result>(call: () => Promise<Result>): () => Promise<Result> {
  let retained: Promise<Result> | undefined;
  return () => {
    retained ??= call().catch((error) => {
      retained = undefined;
      throw error;
    });
    return retained;
  };
}
