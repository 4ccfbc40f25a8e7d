import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { SectionId } from '../../src/core/section.ts'
import type { Theme } from '../../src/core/theme.ts'
import { createModelDrafter } from '../../src/drafting/model/create-model-drafter.ts'
import { createPictureReader } from '../../src/llm/create-picture-reader.ts'
import { answeringModel } from '../helpers/answering-model.ts'
import { briefOf, colloquial, modelDrafterParts, prompts, type TownCase } from '../helpers/drafting-house.ts'
import { figureReader } from '../helpers/figures.ts'

/** Answers written from the rendered prompts alone, in three tempers; ====== stands between one answer and the next. */
const FOLDER = join(import.meta.dirname, '../fixtures/model')
const TEMPERS = ['careful', 'sloppy', 'wordy'] as const
const signal = AbortSignal.timeout(60_000)

let close: (() => Promise<void>) | undefined
afterEach(async () => {
  await close?.()
  close = undefined
})

async function modelOf(answers: readonly string[]) {
  const answering = await answeringModel(...answers)
  close = answering.close
  return answering.model
}

const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8').trimEnd()

interface RepairScene {
  readonly section: SectionId
  readonly theme?: Theme
  /** What the model wrote first, with a sentence that does not pass. */
  readonly answer: string
}

const town: TownCase = { ...(JSON.parse(read('repairs/town.json')) as Omit<TownCase, 'forbidden'>), forbidden: [] }

describe('a sentence asked for again with the reason', () => {
  const scenes = [
    { name: '1-changed', figures: ['146', '143', '97.9', '61', '48', '37'], notes: [2, 3] },
    { name: '2-approx', figures: ['26', '5200余份', '1300余人', '9', '3'], notes: [0, 1] },
    { name: '3-swapped', figures: ['4', '2'], notes: [6] },
    { name: '4-invented', figures: ['9', '212家次', '18', '3', '1.5万'], notes: [4, 5] },
  ]
  test.each(scenes.flatMap((scene) => TEMPERS.map((temper) => ({ ...scene, temper }))))(
    '$name by a $temper model: every figure told, none invented, no talk',
    async ({ name, temper, figures, notes }) => {
      const { answer, section, theme } = JSON.parse(read(`repairs/${name}.json`)) as RepairScene
      const model = await modelOf([answer, ...read(`repairs/${name}.${temper}.txt`).split('\n======\n')])
      const drafter = createModelDrafter({
        model,
        ...modelDrafterParts,
        colloquial,
      })
      const brief = briefOf(town, section, theme === undefined ? {} : { theme })
      const result = await drafter.draft(brief, { signal })
      const text = result.section.paragraphs.flatMap(({ sentences }) => sentences.map((one) => one.text)).join('')
      if (process.env['EVAL_TABLE'] !== undefined) console.log(name, temper, result.stats, text)
      for (const figure of figures) expect(text.replace(/多(?=份|人)/gu, '余')).toContain(figure)
      const told = new Set(notes.flatMap((n) => figureReader.read(town.notes[n]?.[2] ?? '').map(({ value }) => value)))
      const strange = figureReader.read(text).filter(({ value, kind }) => kind !== 'ordinal' && !told.has(value))
      expect(strange.map((figure) => figure.text)).toEqual([])
      expect(text).not.toMatch(/[#*`>]|好的|您|说明|注：|罚了|改写|更正|素材|think|氛围|满意度/)
      if (section === 'duty') expect(text).toMatch(/书记[^；。乡]*4次[\s\S]*乡长[^；。书]*2次/)
      if (temper === 'careful') expect(result.stats).toEqual({ repaired: 1, replaced: 0 })
    },
  )
})

describe('a picture read', () => {
  const scenes = ['1-notebook', '2-table', '3-chat', '4-nothing']
  const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '')
  test.each(scenes.flatMap((name) => TEMPERS.map((temper) => ({ name, temper }))))(
    '$name by a $temper model: what stands in the picture and nothing else',
    async ({ name, temper }) => {
      const picture = lines(read(`photos/${name}.picture.txt`))
      const model = await modelOf([read(`photos/${name}.${temper}.txt`)])
      const text = await createPictureReader({ model, prompts }).read(
        { bytes: new Uint8Array([0x89, 0x50]), contentType: '' },
        { signal },
      )
      const digits = (words: string): readonly string[] => [...new Set(words.match(/\d+/g) ?? [])].toSorted()
      // A number a model puts before a line is a mark of a list, which the ledger drops.
      expect(digits(text.replace(/^\d+\. /gmu, ''))).toEqual(digits(picture.join('\n')))
      expect(text).not.toMatch(/[#*`|>]|好的|您|说明|识别|注意：|没有文字|^无$|think|良好/m)
      if (name !== '2-table') expect(lines(text)).toEqual(picture)
      for (const word of ['柳湾村', '石桥村', '合计']) if (name === '2-table') expect(text).toContain(word)
    },
  )
})
