import { createCircuit, type SharedCircuit } from './create-circuit.ts'
import { createGate, type Gate } from './create-gate.ts'
import { DEFAULT_LIMITS, type EndpointLimits, type EndpointSettings } from './endpoint-settings.ts'

/** What all users of one endpoint share: the places there are, and whether it is down. */
export interface EndpointLine {
  readonly gate: Gate
  readonly circuit: SharedCircuit
}

/** The lines to all endpoints of a process, one per address and key, whatever the model asked there. */
export interface EndpointLines {
  lineTo(settings: EndpointSettings): EndpointLine
}

export function createEndpointLines(limits: Partial<EndpointLimits> = {}): EndpointLines {
  const { concurrency, circuitResetMs } = { ...DEFAULT_LIMITS, ...limits }
  const lines = new Map<string, EndpointLine>()
  return {
    lineTo(settings) {
      const key = JSON.stringify([settings.baseUrl.replace(/\/+$/, ''), settings.apiKey])
      const line = lines.get(key) ?? {
        gate: createGate(settings.concurrency ?? concurrency),
        circuit: createCircuit(circuitResetMs),
      }
      lines.set(key, line)
      return line
    },
  }
}
