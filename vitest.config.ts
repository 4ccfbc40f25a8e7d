import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const redis = ['tests/helpers/redis-global-setup.ts']

// Processes that tests start take the compiled form of our own code from here: two seconds of processor time less each.
const env = { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)) }

/**
 * Tests of whole processes wait for what happens, as long as these; a machine that stands still for half a minute is no
 * fault of ours, so they are taken up to twice more. A fault fails every time, and a test that passed late is printed as such.
 */
const patient = { testTimeout: 240_000, hookTimeout: 120_000, retry: 2 }

export default defineConfig({
  test: {
    projects: [
      // Nothing of ours keeps state in a module, so files share one module graph: a third of the time.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000, isolate: false, env } },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: redis,
          testTimeout: 60_000,
          retry: 2,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: redis,
          env,
          ...patient,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: redis,
          env,
          ...patient,
        },
      },
    ],
  },
})
