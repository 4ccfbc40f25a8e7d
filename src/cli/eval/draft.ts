import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import type { Drafter } from '../../core/drafter.ts'
import { renderSection } from '../../report/render-section.ts'
import type { CliCommand, CliIo, ExitCode } from '../io.ts'
import { draftSections, readCaseFacts } from './draft/draft-report.ts'
import { lengthTable } from './draft/length-table.ts'
import { modelDrafter } from './draft/model-drafter.ts'
import { draftingParts } from './draft/parts.ts'
import { readDraftCases } from './draft/read-draft-cases.ts'
import { type DraftScore, scoreDraft } from './draft/score-draft.ts'
import { type LengthScore, scoreLengths } from './draft/score-lengths.ts'
import { type DrafterRecord, watchDrafter } from './draft/watch-drafter.ts'

export const command: CliCommand = {
  summary: '起草（内置或模型）：数字保留与编造、五项内容、不足与措施对应、口语残留、套话占比',
  usage: 'eval draft [DIR…] [--engine embedded|model] [--lengths] [--show] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        engine: { type: 'string', default: 'embedded' },
        lengths: { type: 'boolean' },
        show: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const engine = engineOf(values.engine, io)
    if (engine === undefined) return 2
    const own = ['dev', 'test'].map((split) => join(io.root, 'tests/cases/draft', split))
    const dirs = positionals.length > 0 ? positionals : own
    if (values.lengths === true) return await tellLengths(dirs, engine, io)
    const scores: DraftScore[] = []
    for (const dir of dirs) {
      scores.push(...(await scoreFolder(dir, io, { engine, show: values.show === true })))
    }
    if (values.json === true) io.out(JSON.stringify(scores))
    else printTable(scores, io)
    return scores.every(isGood) ? 0 : 1
  },
}

/** Whom to score; undefined, and said why, when there is nobody of that name. */
function engineOf(name: string, io: CliIo): Engine | undefined {
  if (name === 'embedded') return { drafter: draftingParts(io.root).drafter, isModel: false }
  if (name !== 'model') {
    io.err(`--engine 只能是 embedded 或 model，不能是 ${name}`)
    return undefined
  }
  const drafter = modelDrafter(io.root, readConfig(io.env))
  if (drafter === undefined) io.err('没有设置模型：先设置 OPENAI_BASE_URL、OPENAI_API_KEY、ZHIBI_MODEL')
  return drafter === undefined ? undefined : { drafter, isModel: true }
}

/** Each folder's sections at shares of their full length; the misses one by one. */
async function tellLengths(dirs: readonly string[], { drafter }: Engine, io: CliIo): Promise<ExitCode> {
  const { facts } = draftingParts(io.root)
  const scores: LengthScore[] = []
  for (const dir of dirs) {
    for (const one of await readDraftCases(dir)) {
      scores.push(...(await scoreLengths(one, readCaseFacts(one, facts), drafter)))
    }
  }
  for (const line of lengthTable(scores)) io.out(line)
  return scores.every(({ met }) => met) ? 0 : 1
}

interface Engine {
  readonly drafter: Drafter
  readonly isModel: boolean
}

interface Scoring {
  readonly engine: Engine
  readonly show: boolean
}

async function scoreFolder(dir: string, io: CliIo, { engine, show }: Scoring): Promise<readonly DraftScore[]> {
  const parts = draftingParts(io.root)
  const scores: DraftScore[] = []
  for (const one of await readDraftCases(dir)) {
    const start = performance.now()
    const facts = readCaseFacts(one, parts.facts)
    const { drafter, record } = watchDrafter(engine.drafter)
    const sections = await draftSections(one, facts, drafter)
    const elapsedMs = performance.now() - start
    scores.push(scoreDraft({ one, facts, sections, elapsedMs, ...(engine.isModel ? { byModel: record } : {}) }, parts))
    if (show) io.out([`=== ${one.id}`, ...sections.map((section) => renderSection(section))].join('\n'))
  }
  return scores
}

function isGood({ lost, invented, flagged, colloquial, points, paired }: DraftScore): boolean {
  return lost.length + invented.length + flagged.length + colloquial.length === 0 && points === paired
}

const COLUMNS = [
  '用例',
  '数字',
  '丢',
  '主题',
  '编',
  '错配',
  '未用',
  '五项',
  '不足/对应',
  '口语',
  '套话%',
  '重复',
  '字数',
  '毫秒',
]

const MODEL_COLUMNS = ['重写', '替换', '退回内置（节）', '首句毫秒']

function printTable(scores: readonly DraftScore[], io: CliIo): void {
  const columns = scores.some(({ byModel }) => byModel !== undefined) ? [...COLUMNS, ...MODEL_COLUMNS] : COLUMNS
  io.out(`| ${columns.join(' | ')} |`)
  io.out(`|${'---|'.repeat(columns.length)}`)
  for (const score of scores) io.out(`| ${cells(score).join(' | ')} |`)
  io.out(`| 合计 | ${totals(scores).join(' | ')} |`)
  for (const score of scores) explain(score, io)
}

function cells(score: DraftScore): readonly (string | number)[] {
  const chars = Object.values(score.chars).reduce((sum, one) => sum + one, 0)
  return [
    score.id,
    score.labelled,
    score.lost.length,
    themeCell([score]),
    score.invented.length,
    score.flagged.length,
    score.unused.length,
    score.parts,
    `${score.points}/${score.paired}`,
    score.colloquial.length,
    (100 * score.filler).toFixed(0),
    score.repeated.length,
    chars,
    score.elapsedMs.toFixed(0),
    ...modelCells([score]),
  ]
}

/** Figures whose fact has the labelled theme, of those labelled with one. */
function themeCell(scores: readonly DraftScore[]): string {
  const themed = scores.reduce((sum, one) => sum + one.themed, 0)
  const wrong = scores.reduce((sum, one) => sum + one.misthemed.length, 0)
  return themed === 0 ? '–' : `${String(themed - wrong)}/${String(themed)}`
}

/** Repaired, replaced, sections fallen back; the median time to a section's first sentence. */
function modelCells(scores: readonly DraftScore[]): readonly (string | number)[] {
  const records = scores.flatMap(({ byModel }) => byModel ?? [])
  if (records.length === 0) return []
  const sum = (of: (record: DrafterRecord) => number): number => records.reduce((total, one) => total + of(one), 0)
  const first = records.flatMap(({ firstMs }) => firstMs).toSorted((a, b) => a - b)
  return [
    sum((one) => one.repaired),
    sum((one) => one.replaced),
    sum((one) => one.fellBack),
    first[Math.floor(first.length / 2)]?.toFixed(0) ?? '–',
  ]
}

function totals(scores: readonly DraftScore[]): readonly (string | number)[] {
  const sum = (of: (score: DraftScore) => number): number => scores.reduce((total, score) => total + of(score), 0)
  return [
    sum((one) => one.labelled),
    sum((one) => one.lost.length),
    themeCell(scores),
    sum((one) => one.invented.length),
    sum((one) => one.flagged.length),
    sum((one) => one.unused.length),
    '',
    `${sum((one) => one.points)}/${sum((one) => one.paired)}`,
    sum((one) => one.colloquial.length),
    '',
    sum((one) => one.repeated.length),
    ...(scores.some(({ byModel }) => byModel !== undefined) ? ['', '', ...modelCells(scores)] : []),
  ]
}

function explain(
  { id, lost, misthemed, invented, flagged, unused, colloquial, repeated }: DraftScore,
  io: CliIo,
): void {
  const rows = {
    丢: lost,
    主题: misthemed,
    编: invented,
    错配: flagged,
    未用: unused,
    口语: colloquial,
    重复: repeated,
  }
  for (const [name, list] of Object.entries(rows)) {
    if (list.length > 0) io.out(`${id} ${name}：${list.join('；')}`)
  }
}
