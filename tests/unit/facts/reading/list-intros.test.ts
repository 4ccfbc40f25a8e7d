import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFactReader } from '../../../../src/facts/create-fact-reader.ts'
import { loadFigures } from '../../../../src/knowledge/figures.ts'
import { loadLedgerWords } from '../../../../src/knowledge/ledger-words.ts'
import { loadThemes } from '../../../../src/knowledge/themes.ts'
import { createFigureReader } from '../../../../src/language/figure-reader.ts'

const config = join(import.meta.dirname, '../../../../config')
const lexicon = loadFigures(config)
const reader = createFactReader({
  figures: createFigureReader({ lexicon }),
  themes: loadThemes(config),
  words: loadLedgerWords(config),
  lexicon,
})

function told(text: string): readonly string[] {
  const note = { id: 'n1', index: 1, text, author: { id: 'a', name: 'a' }, at: 0, messageKey: '' }
  return reader
    .read(note, { existing: [], year: 2024, nextId: 1 })
    .facts.map(({ polarity, claim }) => `${polarity}：${claim}`)
}

describe('the sentence in front of a list', () => {
  it('makes every item a problem, also one with a figure, and says nothing itself', () => {
    expect(told('看到成绩也要看到不足：一是调解员年龄大，有3个村没有专职的；二是文书不规范，原因是没人教。')).toEqual([
      'problem：调解员年龄大，有3个村没有专职的',
      'problem：文书不规范',
      'cause：原因是没人教',
    ])
  })

  it('makes the lines below it plans, whoever signed it', () => {
    expect(told('【党政办 小林】2025年打算，两点：\n一是选送4名骨干轮训；\n二是对23处界址逐处建档。')).toEqual([
      'plan：选送4名骨干轮训',
      'plan：对23处界址逐处建档',
    ])
  })

  it('leads spoken lists in too', () => {
    expect(told('明年的打算。第一，装40个探头。第二个，办两期培训班。')).toEqual([
      'plan：装40个探头',
      'plan：办两期培训班',
    ])
  })

  it('is content where it counts something or tells what was put right', () => {
    expect(told('全年排查整改问题56处：一是烟花店12家；二是加油站4家。')[0]).toContain('56处')
  })

  it('takes the tag of who wrote off the line and keeps it as the source', () => {
    expect(told('【综合执法队 老周】全年巡查214次')).toEqual(['achievement：全年巡查214次'])
  })
})
