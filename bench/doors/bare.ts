import { decrypt } from '@wecom/crypto'
import fastify from 'fastify'
import { Redis } from 'ioredis'

/** What the real door is held against: a route that decrypts and does one RPUSH, and nothing else. */
const { port, redis, aesKey } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly port: number
  readonly redis: string
  readonly aesKey: string
}
const connection = new Redis(redis)
const app = fastify()
app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
  done(null, body)
})
app.post('/bare', async (request) => {
  const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]><\/Encrypt>/.exec(request.body as string)?.[1] ?? ''
  await connection.rpush('bare', decrypt(aesKey, encrypted).message)
  return ''
})
app.get('/bare', async () => '')
await app.listen({ host: '127.0.0.1', port })
