import type { FastifyInstance, FastifyRequest } from 'fastify'

/** `/metrics`: counts of this process, without ids or texts. For this machine only, and not through a reverse proxy. */
export function metricsRoutes(app: FastifyInstance, exposition: () => string): void {
  app.get('/metrics', async (request, reply) => {
    if (!isDirectAndLocal(request)) return reply.code(404).type('text/plain; charset=utf-8').send('')
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(exposition())
  })
}

function isDirectAndLocal({ socket, headers }: FastifyRequest): boolean {
  const { remoteAddress = '' } = socket
  const proxied = headers['x-forwarded-for'] ?? headers['x-real-ip'] ?? headers.forwarded
  return proxied === undefined && /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress)
}
