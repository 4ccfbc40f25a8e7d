import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createLanes, type Lanes } from '../compose/lanes.ts'
import { createLogger } from '../compose/logger.ts'
import { type Config, readConfig } from '../config.ts'
import { ZhibiError } from '../core/errors.ts'
import type { Note } from '../core/note.ts'
import type { Original, OriginalStore } from '../core/original.ts'
import type { CliCommand, CliIo, ExitCode } from './io.ts'
import { neededRedis } from './needed-redis.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = { output: { type: 'string', short: 'o' }, json: { type: 'boolean', default: false } } as const
const REDIS_WAIT_MS = 5000
/** Only whoever asked for it reads it. */
const FILE_MODE = 0o600

interface Kept {
  readonly corp: string
  readonly report: string
  readonly note: Note
  readonly original: Original
}

type Store = Pick<Lanes, 'store'> & { readonly originals: OriginalStore }

export const command: CliCommand = {
  summary: '看留存的原件（文件、照片、语音），取出一份',
  usage: 'originals [--json] | originals get 编号 -o 文件',
  async run(argv, io) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
    const lanes = await openLanes(readConfig(io.env))
    try {
      const { originals } = lanes
      if (originals === undefined) throw new UsageError('没有留存原件：ZHIBI_ORIGINALS=off')
      const [verb, id, ...more] = positionals
      if (verb === undefined) return await list({ ...lanes, originals }, values.json, io)
      if (verb !== 'get' || id === undefined || values.output === undefined || more.length > 0)
        throw new UsageError('请写 get、编号和 -o 文件名')
      return await fetchOne({ ...lanes, originals }, { id, file: values.output, io })
    } finally {
      await lanes.close()
    }
  },
}

async function openLanes(config: Config): Promise<Lanes> {
  const logger = createLogger('silent')
  const lanes = createLanes({
    ...{ redis: neededRedis(config), prefix: config.prefix, role: 'door', clock: Date.now, logger },
    ...(config.originals && { originals: config.originals }),
  })
  if (await lanes.untilReady(REDIS_WAIT_MS)) return lanes
  await lanes.close()
  throw new ZhibiError('store-down', '连不上 Redis，请检查 REDIS_URL。', { retryable: true })
}

/** Those of notes; what still waits for a word in a chat is not listed. */
async function allKept({ store, originals }: Store): Promise<readonly Kept[]> {
  const found = (await originals.reports()).map(async ({ corp, reportId }): Promise<readonly Kept[]> => {
    const notes = (await store.loadReport(reportId, corp))?.notes ?? []
    return notes.flatMap((note) => {
      const original = note.source?.original
      return original === undefined ? [] : [{ corp, report: reportId, note, original }]
    })
  })
  return (await Promise.all(found)).flat()
}

async function list(store: Store, json: boolean, io: CliIo): Promise<ExitCode> {
  const kept = await allKept(store)
  if (json) io.out(JSON.stringify({ originals: kept.map(asJson) }))
  else if (kept.length === 0) io.out('没有留存的原件。')
  else for (const one of kept) io.out(lineOf(one))
  return 0
}

async function fetchOne(
  store: Store,
  { id, file, io }: { readonly id: string; readonly file: string; readonly io: CliIo },
): Promise<ExitCode> {
  const one = (await allKept(store)).find(({ original }) => original.id === id)
  const bytes = one && (await store.originals.read(one.corp, one.original))
  if (bytes === undefined) {
    io.err('这里取不到这份原件：编号不对、已删除、过了保存期，或存在另一台机器上。')
    return 1
  }
  // Never over something that is there.
  await writeFile(file, bytes, { mode: FILE_MODE, flag: 'wx' })
  io.out(`已存到 ${file}`)
  return 0
}

function asJson({ corp, report, note, original }: Kept): object {
  const { index, author, at, messageKey, source } = note
  return {
    ...original,
    corp,
    report,
    note: index,
    author: author.name,
    at,
    messageKey,
    kind: source?.kind,
    name: source?.name,
  }
}

const KIND_NAMES = { file: '文件', picture: '图片', voice: '语音' } as const

function lineOf({ report, note, original }: Kept): string {
  const { index, author, at, source } = note
  const what = `${source === undefined ? '' : KIND_NAMES[source.kind]}${source?.name === undefined ? '' : `《${source.name}》`}`
  return [
    `${original.id}　${what}　${original.size}字节　第${index}条　${author.name}　${new Date(at).toISOString()}`,
    `  ${report}　保存到 ${new Date(original.until).toISOString().slice(0, 10)}　SHA-256 ${original.sha256}`,
  ].join('\n')
}
