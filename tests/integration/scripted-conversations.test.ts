import { expect, inject, test } from 'vitest'
import { command } from '../../src/cli/chat.ts'
import { imitate } from '../helpers/imitation-models.ts'
import { startModelServer } from '../helpers/model-server.ts'
import { root } from '../helpers/running-house.ts'

interface Turn {
  readonly message: string
  readonly said: string
}

interface Reply {
  readonly text?: string
}
type Printed =
  | { readonly message: string; readonly replies: readonly Reply[] }
  | { readonly aside: { readonly to: string; readonly reply: Reply } }

/** Plays one of the example scripts through the whole house, as `zhibi chat --script … --json` does. */
async function play(name: string, env: Readonly<Record<string, string>> = {}) {
  const lines: string[] = []
  await command.run(['--script', `${root}/examples/scripts/${name}.txt`, '--json'], {
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
    stdin: async () => '',
    env: { REDIS_URL: inject('redisUrl'), ZHIBI_PREFIX: `script-${crypto.randomUUID()}`, ...env },
    root,
  })
  const printed = lines.map((line) => JSON.parse(line) as Printed)
  const turns = printed.flatMap((one): Turn[] =>
    'aside' in one ? [] : [{ ...one, said: one.replies.map(({ text = '' }) => text).join('\n') }],
  )
  const asides = printed.flatMap((one) => ('aside' in one ? [`${one.aside.to}：${one.aside.reply.text ?? ''}`] : []))
  return { turns, asides, last: turns.at(-1)?.said ?? '' }
}

/** Every number a text has, in order. */
const numbers = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? []

test('from first contact to a finished report in at most twelve messages, with every figure of the notes', async () => {
  const { turns, last } = await play('first-report')
  expect(turns.length).toBeLessThanOrEqual(12)
  for (const title of ['主要举措和成效', '第一责任人', '不足', '主要安排']) expect(last).toContain(title)
  const told = turns.slice(2, 7).flatMap(({ message }) => numbers(message))
  expect(told.length).toBeGreaterThan(15)
  for (const figure of told) expect(numbers(last)).toContain(figure)
  expect(turns.map(({ said }) => said).join('\n')).not.toMatch(/原因是什么[^？]*主要是平时事务多/)
})

test('three people of a group give notes to one report, and each figure leads back to who told it', async () => {
  const { turns, last } = await play('three-in-a-group')
  const status = turns.find(({ message }) => message.includes('还差什么'))?.said
  expect(status).toMatch(/小林1条、司法所老周2条、执法队小吴1条/)
  expect(turns.find(({ message }) => message.includes('谁报的'))?.said).toContain('司法所老周')
  expect(last).toContain('85起')
  expect(last).toContain('84起')
  expect(numbers(last.slice(last.indexOf('（一）'))).filter((one) => ['58', '57'].includes(one))).toEqual([])
})

test('who asks to join waits for the owner, who is asked in their own chat', async () => {
  const { turns, asides, last } = await play('asked-to-join')
  expect(asides.join('\n')).toMatch(/小林：老周想加入[\s\S]*老周：小林同意了/)
  expect(turns[2]?.said).not.toContain('4200')
  expect(turns[4]?.said).toMatch(/小林1条、老周1条/)
  expect(last).toContain('老周')
})

test('who comes back after a week is told where the work stood, and goes on', async () => {
  const { turns } = await play('back-after-a-week')
  const back = turns.find(({ message }) => message === '在吗')?.said
  expect(back).toMatch(/上次（\d+月\d+日）写到/)
  expect(turns.find(({ message }) => message.startsWith('接着'))?.said).toMatch(/41起/)
})

test('a figure corrected after drafting marks the draft as out of date, and both figures lead to their notes', async () => {
  const { turns } = await play('figure-corrected')
  const corrected = turns.find(({ message }) => message.includes('改成'))?.said
  expect(corrected).toMatch(/46/)
  expect(corrected).toMatch(/改之前的素材|第2稿/)
  const redrafted = turns.find(({ message }) => message.startsWith('重写'))?.said ?? ''
  expect(redrafted).toContain('46起')
  expect(redrafted).toContain('45起')
  expect(redrafted).not.toMatch(/41起|40起/)
  expect(turns.find(({ message }) => message.startsWith('41从'))?.said).toContain('更正')
})

test('two years stand side by side', async () => {
  const { turns, last } = await play('two-years')
  const ledger = turns.filter(({ message }) => message === '台账').map(({ said }) => said)
  expect(ledger[0]).toMatch(/47起/)
  expect(ledger[0]).not.toMatch(/33起/)
  expect(last).toMatch(/33起/)
  expect(last).not.toMatch(/47起|14场/)
})

test('停 while a model is writing stops it, and the work goes on with what there is', async () => {
  const model = await startModelServer(imitate('faithful', { pieceMs: 40 }))
  try {
    const { turns, last } = await play('stop-while-drafting', {
      ...{ OPENAI_BASE_URL: model.baseUrl, ZHIBI_MODEL: 'imitation', OPENAI_API_KEY: 'not-a-real-key' },
    })
    const stopped = turns.filter(({ message }) => ['写全文', '停'].includes(message)).map(({ said }) => said)
    expect(stopped.join('\n')).toMatch(/停下了|停在这里|已停/)
    expect(stopped[0]).not.toContain('【其他情况】')
    expect(last).toContain('73起')
  } finally {
    await model.close()
  }
})
