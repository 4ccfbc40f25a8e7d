import OpenAI from 'openai'
import type { EndpointLimits, EndpointSettings } from './endpoint-settings.ts'

/** The vendor's client for one endpoint: silent, without retries of its own. `fetch` may mend what the endpoint answers. */
export function createClient(
  settings: EndpointSettings,
  limits: Pick<EndpointLimits, 'firstEventMs'>,
  fetch = globalThis.fetch,
): OpenAI {
  return new OpenAI({
    baseURL: settings.baseUrl,
    apiKey: settings.apiKey === '' ? 'none' : settings.apiKey, // Ollama and vLLM want none, the client insists on one
    organization: null,
    project: null,
    maxRetries: 0, // ours, in retry.ts: with a bound, a circuit and the next endpoint
    timeout: limits.firstEventMs,
    logLevel: 'off', // prompts and answers are the cadre's words
    fetch,
  })
}
