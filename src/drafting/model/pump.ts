/**
 * Reads a stream as fast as it comes, whatever its reader is doing: a request that waits for a slow reader would hold its
 * place at the endpoint, and the question that the reader asks meanwhile could wait for that place for ever.
 */
export async function* pump<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const ready: T[] = []
  const state: { ended: boolean; failure?: unknown; failed: boolean } = { ended: false, failed: false }
  let wake: () => void = () => undefined
  const filling = (async () => {
    try {
      for await (const item of source) {
        ready.push(item)
        wake()
      }
    } catch (failure) {
      state.failure = failure
      state.failed = true
    }
    state.ended = true
    wake()
  })()
  for (;;) {
    while (ready.length > 0) yield ready.shift() as T
    if (state.ended) break
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  await filling
  if (state.failed) throw state.failure
}
