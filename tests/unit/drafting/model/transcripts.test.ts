import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { DraftProgress } from '../../../../src/core/drafter.ts'
import type { SectionId } from '../../../../src/core/section.ts'
import { createModelDrafter } from '../../../../src/drafting/model/create-model-drafter.ts'
import { createLanguageModel } from '../../../../src/llm/create-language-model.ts'
import { briefOf, colloquial, modelDrafterParts } from '../../../helpers/drafting-house.ts'
import { expectNothingLost, expectTruth, shownText, textOf } from '../../../helpers/expect-truth.ts'
import { startModelServer } from '../../../helpers/model-server.ts'
import { towns } from '../../../helpers/towns.ts'

/** Answers written by hand from the rendered prompt alone, as a careful, a sloppy and a wordy model would. */
const FOLDER = join(import.meta.dirname, '../../../fixtures/model')
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'))

/** How many sentences of a careful answer the house may refuse: none. */
const table: string[] = []
afterAll(() => {
  if (process.env['TRANSCRIPTS'] !== undefined) console.log(table.join('\n'))
})

test.each(files)('%s', async (file) => {
  const [name = '', section = '', manner = ''] = file.split(/[-.]/)
  const town = towns[name as keyof typeof towns]
  const brief = briefOf(town, section as SectionId)
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const server = await startModelServer((_request, n) => (n === 0 ? { text } : { text: '' }))
  const model = createLanguageModel({
    endpoints: [{ label: 'i', baseUrl: server.baseUrl, apiKey: 'k', model: 'transcript' }],
    clock: () => 0,
    wait: async () => undefined,
    limits: { attempts: 1 },
  })
  const progress: DraftProgress[] = []
  const drafter = createModelDrafter({ model, ...modelDrafterParts, colloquial })
  const result = await drafter.draft(brief, {
    signal: new AbortController().signal,
    onProgress: (one) => progress.push(one),
  })
  await server.close()
  table.push(`\n### ${file} ${result.engine} ${JSON.stringify(result.stats)} requests ${server.requests.length}`)
  table.push(
    ...result.section.paragraphs.map(
      ({ heading, sentences }) => `${heading?.text ?? ''} ${sentences.map((one) => one.text).join('')}`,
    ),
  )
  expectTruth(result, progress, town, brief)
  await expectNothingLost(result, brief)
  expect(shownText(progress)).toBe(textOf(result))
  expect(textOf(result)).not.toMatch(/好评|第一名|王明|20万|50场|90%|合格率|新台阶|行政复议|亲自|以上就是/)
  if (manner === 'careful') expect(result).toMatchObject({ engine: 'model', stats: { repaired: 0, replaced: 0 } })
})
