import type { FastifyInstance } from 'fastify'
import { within } from './within.ts'

/** What must work before messages can be taken in: rejects when it does not. */
export type HealthChecks = Readonly<Record<string, () => Promise<unknown>>>

/** `/healthz`: the process lives. `/readyz`: what it stands on answers too. Names of failed checks only, no reasons. */
export function healthRoutes(app: FastifyInstance, checks: HealthChecks, readyMs: number): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const failed = await failedChecks(checks, readyMs)
    if (failed.length === 0) return { status: 'ok' }
    return reply.code(503).send({ status: 'unavailable', failed })
  })
}

async function failedChecks(checks: HealthChecks, readyMs: number): Promise<readonly string[]> {
  const outcomes = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await within(readyMs, check())
        return undefined
      } catch {
        return name
      }
    }),
  )
  return outcomes.filter((name) => name !== undefined)
}
