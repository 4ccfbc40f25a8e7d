import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { StyleSheet } from '../core/knowledge/style-sheet.ts'
import { readText } from '../documents/read-text.ts'
import { createThemeScorer, strongest } from '../facts/themes/score-themes.ts'
import { loadFigures } from '../knowledge/figures.ts'
import { loadThemes } from '../knowledge/themes.ts'
import { createFigureReader } from '../language/figure-reader.ts'
import { createWords } from '../language/words.ts'
import { buildStyle } from '../report/style/build-style.ts'
import type { StyleParts } from '../report/style/style-parts.ts'
import type { CliCommand, CliIo } from './io.ts'
import { UsageError } from './usage-error.ts'

const KINDS = ['.txt', '.md', '.docx', '.pdf']

export const command: CliCommand = {
  summary: '从样本报告统计写法（提纲、句长、搭配），写到 prompts/style',
  usage: 'samples build DIR [-o DIR] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { output: { type: 'string', short: 'o' }, json: { type: 'boolean' } },
    })
    const [verb, dir] = positionals
    if (verb !== 'build' || dir === undefined) throw new UsageError('要写 samples build DIR')
    const texts = await readSamples(dir)
    if (texts.length === 0) throw new UsageError(`${dir} 里没有样本（${KINDS.join(' ')}）`)
    const style = buildStyle(texts, styleParts(io))
    await writeStyle(style, values.output ?? join(io.root, 'prompts/style'))
    io.out(values.json === true ? JSON.stringify(style) : summary(style))
    return 0
  },
}

async function readSamples(dir: string): Promise<readonly string[]> {
  const names = (await readdir(dir)).filter((name) => KINDS.includes(extname(name).toLowerCase())).sort()
  return await Promise.all(names.map(async (name) => await readText({ name, bytes: await readFile(join(dir, name)) })))
}

function styleParts({ root }: CliIo): StyleParts {
  const config = join(root, 'config')
  const scorer = createThemeScorer({ themes: loadThemes(config) })
  return {
    words: createWords(),
    figures: createFigureReader({ lexicon: loadFigures(config) }),
    themeOf: (text) => strongest(scorer.score(text)).theme,
  }
}

async function writeStyle(style: StyleSheet, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'style.json'), `${JSON.stringify(style, null, 2)}\n`)
}

function summary({ samples, outlines, chars, sections, headings, themes }: StyleSheet): string {
  const rows = Object.entries(sections).map(
    ([id, one]) =>
      `  ${id.padEnd(13)}${one.reports} 份，占 ${one.share.low}—${one.share.high}%，句均 ${one.sentenceChars.mean} 字`,
  )
  const patterns = Object.values(themes).reduce((sum, one) => sum + Object.keys(one.patterns).length, 0)
  return [
    `样本 ${samples} 份，${chars.low}—${chars.high} 字；提纲 ${Object.keys(outlines).length} 种，小标题 ${headings.count} 个，搭配 ${patterns} 种`,
    ...rows,
  ].join('\n')
}
