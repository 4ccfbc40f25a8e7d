type Fetch = typeof globalThis.fetch

/**
 * A fetch that also understands servers and gateways which ignore `stream: true` and answer in one JSON piece: it is
 * dressed as a stream of one event. (The client would read nothing from it and say nothing.)
 */
export function streamAnyAnswer(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (!response.ok || !isJson(response)) return response
    const event = `data: ${JSON.stringify(await readJson(response))}\n\ndata: [DONE]\n\n`
    return new Response(event, { status: response.status, headers: { 'content-type': 'text/event-stream' } })
  }
}

const isJson = (response: Response): boolean =>
  (response.headers.get('content-type') ?? '').startsWith('application/json')

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return {} // rubbish: an answer without text, which the reader reports
  }
}
