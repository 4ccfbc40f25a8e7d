import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createUnderstand } from '../conversation/understanding/create-understand.ts'
import type { UnderstandingState } from '../core/understanding.ts'
import { loadUnderstanding } from '../knowledge/understanding.ts'
import type { CliCommand } from './io.ts'
import { UsageError } from './usage-error.ts'

const question = z.object({
  kind: z
    .enum([
      'unit-name',
      'year',
      'cut-off',
      'addressee',
      'group-head',
      'length',
      'variant',
      'conflict',
      'ratio',
      'sum',
      'unit-missing',
      'vague-law',
      'cause-missing',
      'duty-missing',
      'base-missing',
      'duplicate',
      'unverified',
      'missing',
    ])
    .catch('missing'),
  text: z.string().default(''),
  options: z.array(z.string()).exactOptional(),
})

/** The JSON of `--state`; a question may be its text alone. Unknown fields are passed over. */
const stateJson = z.object({
  unit: z.string().nullish(),
  year: z.coerce.number().int().nullish(),
  has_notes: z.boolean().default(false),
  last: z
    .union([
      z.enum(['none', 'asked:unit', 'asked:year', 'asked:figure', 'polished', 'exported', 'checked', 'filed']),
      z.templateLiteral(['drafted:', z.string()]),
    ])
    .default('none'),
  unfinished: z.boolean().exactOptional(),
  question: z.union([z.string().transform((text) => question.parse({ kind: 'missing', text })), question]).nullish(),
})

/** Reads the state of a conversation from the JSON of `--state`. Throws what says what is wrong with it. */
export function readState(json: unknown): UnderstandingState {
  const result = stateJson.safeParse(json)
  if (!result.success) throw new UsageError(`--state 不对：${z.prettifyError(result.error)}`)
  const { unit, year, has_notes: hasNotes, last, unfinished, question } = result.data
  return {
    hasNotes,
    last,
    ...(unit == null || unit === '' ? {} : { unit }),
    ...(year == null ? {} : { year }),
    ...(unfinished === undefined ? {} : { unfinished }),
    ...(question == null ? {} : { question }),
  }
}

export const command: CliCommand = {
  summary: '一条消息会被理解成什么：消息从标准输入读',
  usage: `understand [--state '{"unit":"…","year":2024,"has_notes":true,"last":"none"}'] < 消息`,
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { state: { type: 'string', default: '{}' }, json: { type: 'boolean' } },
    })
    const state = readState(parseJson(values.state))
    const understand = createUnderstand({ lexicon: loadUnderstanding(join(io.root, 'config')) })
    const { commands, why, sure } = understand((await io.stdin()).replace(/\r?\n$/, ''), state)
    io.out(JSON.stringify({ commands, why, sure }))
    return 0
  },
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError('--state 不是 JSON', { cause })
  }
}
