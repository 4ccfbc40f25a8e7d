import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the endpoint answers to one recording. */
export interface TranscriptionAnswer {
  readonly status?: number
  readonly type?: string
  readonly body: string
}

export interface TranscriptionServer {
  /** …/v1 */
  readonly baseUrl: string
  /** Requests in order; the body as it came over the wire, one character a byte. */
  readonly heard: readonly { readonly path: string; readonly body: string }[]
  close(): Promise<void>
}

/** An OpenAI-compatible `/audio/transcriptions` on loopback, real HTTP; the n-th recording gets n, from 0. */
export async function startTranscriptionServer(
  answer: (n: number) => TranscriptionAnswer,
): Promise<TranscriptionServer> {
  const heard: { readonly path: string; readonly body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const n = heard.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString('latin1') }) - 1
      const { status = 200, type = 'application/json', body } = answer(n)
      response.writeHead(status, { 'content-type': type }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}
