import fastify, { type FastifyInstance } from 'fastify'
import type { Logger } from '../core/logger.ts'
import { type CallbackRoutes, callbackRoutes } from './callback-routes.ts'
import { type HealthChecks, healthRoutes } from './health-routes.ts'
import { HTTP_LIMITS, type HttpLimits } from './limits.ts'
import { metricsRoutes } from './metrics-routes.ts'

/** Routes of another door (the chat page), in a scope of their own. */
export type HttpPlugin = (app: FastifyInstance) => void | Promise<void>

export interface HttpServerOptions extends Omit<CallbackRoutes, 'limits' | 'counters'> {
  readonly counters?: CallbackRoutes['counters']
  readonly health: HealthChecks
  /** What `/metrics` says; absent: there is none. */
  readonly metrics?: () => string
  readonly limits?: Partial<HttpLimits>
  readonly plugins?: readonly HttpPlugin[]
}

export interface HttpServer {
  /** Answers the address it listens at, `http://127.0.0.1:3000`. Port 0 takes a free one. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>
  /** Takes no new connections, answers what is in hand, then closes. */
  close(): Promise<void>
  /** The fastify instance, for tests that inject. */
  readonly app: FastifyInstance
}

/** The one door for HTTP: callbacks of the channels, health, and what is plugged in. Starts nothing. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const limits = { ...HTTP_LIMITS, ...options.limits }
  const counters = options.counters ?? { add: () => undefined }
  const app = fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.connectionMs,
    keepAliveTimeout: limits.keepAliveMs,
    forceCloseConnections: 'idle',
  })
  answerPlainly(app, options.logger)
  healthRoutes(app, options.health, limits.readyMs)
  if (options.metrics !== undefined) metricsRoutes(app, options.metrics)
  void app.register(async (scope) => {
    callbackRoutes(scope, { ...options, limits, counters })
  })
  for (const plugin of options.plugins ?? []) void app.register(async (scope) => plugin(scope))
  return {
    app,
    listen: async (at) => app.listen(at),
    close: async () => {
      // A browser may keep a silent connection open for as long as it likes; what is in hand is done long before this.
      const impatient = setTimeout(() => {
        app.server.closeAllConnections()
      }, limits.closeMs)
      await app.close()
      clearTimeout(impatient)
    },
  }
}

/** No stack, no message, no name of a library ever leaves. */
function answerPlainly(app: FastifyInstance, logger: Logger): void {
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send(''))
  app.setErrorHandler(async (error: Error & { readonly statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) logger.error({ error: error.name, route: request.routeOptions.url }, 'request failed')
    return reply
      .code(status)
      .type('text/plain; charset=utf-8')
      .send(status >= 500 ? 'Internal Server Error' : 'Bad Request')
  })
}
