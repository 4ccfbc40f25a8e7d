import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createTypoProposer } from '../../src/conversation/create-typo-proposer.ts'
import { createModelUnderstanding } from '../../src/conversation/understanding/create-model-understanding.ts'
import { createReviser } from '../../src/drafting/revise/create-reviser.ts'
import { answeringModel } from '../helpers/answering-model.ts'
import { privateNames, prompts, reviserParts } from '../helpers/drafting-house.ts'

/** Answers written from the rendered prompts alone, in three tempers. */
const FOLDER = join(import.meta.dirname, '../fixtures/model/tasks')
const TEMPERS = ['careful', 'sloppy', 'wordy'] as const
const { signal } = new AbortController()

let close: (() => Promise<void>) | undefined
afterEach(async () => {
  await close?.()
})

async function modelOf(name: string) {
  const answering = await answeringModel(readFileSync(join(FOLDER, `${name}.txt`), 'utf8'))
  close = answering.close
  return answering.model
}

const FIRST = `今年我们镇搞了普法活动28场，发了宣传单5200多份，来了1300多人。
调解这块，受理纠纷146件，调成143件，成功率97.9%。
书记亲自抓，开了4次会，研究了6个问题，都弄好了。
还有就是执法队有证的9个人，检查店铺212家次，罚了3家，一共罚了1.5万块钱。`
const SECOND = `一、存在的不足
执法力量薄弱，持证的就7个人，要管11个村，管不过来。
普法形式老一套，老百姓不爱看，年轻人都在外面打工。
合同审查不及时，有的签完了才送来审，去年有2份就是这样，主要是村里不懂规矩。
二、下一步打算
跟县局申请2个名额，把审查往前挪，先审后签。
宣传搞点快板、小品，再拍几个短视频。`

describe('polishing', () => {
  test.each(
    [
      {
        name: '17-polish',
        text: FIRST,
        year: 2025,
        figures: ['28', '5200余', '1300', '146', '143', '97.9', '4', '6', '9', '212', '3', '1.5万'],
      },
      { name: '18-polish', text: SECOND, year: 2025, figures: ['7', '11', '2', '2'] },
    ].flatMap((one) => TEMPERS.map((temper) => ({ ...one, temper }))),
  )('$name by a $temper model keeps every figure and adds none', async ({ name, temper, text, year, figures }) => {
    const reviser = createReviser({ ...reviserParts, model: { model: await modelOf(`${name}.${temper}`), prompts } })
    const result = await reviser.polish(text, { signal, year })
    const plain = result.text.replace(/多(?=份|人)/g, '余')
    for (const figure of figures) expect(plain).toContain(figure)
    const digits = (words: string): readonly string[] => words.match(/\d+(?:\.\d+)?/g) ?? []
    expect(digits(result.text).toSorted()).toEqual(digits(text).toSorted())
    expect(result.text).not.toMatch(/[#*`]|好的|说明|您|每家|短视频3|纷纷|营造/)
    if (temper === 'careful')
      expect(result).toMatchObject({ engine: 'model', stats: { replaced: text === FIRST ? 0 : 1 } })
  })
})

const PROOF = {
  '22-typos': {
    text: '一年来，我镇认真惯彻落实上级部暑，开展法制宣传活动26场次，发放资料3400余份，调解纠份118件，调处成功率98.3%。在强化行政执法监督方面，聘请监督员6名，办理投诉4件，及时得到解决，群众满意度不断提高。',
    wrong: ['惯', '暑', '份'],
  },
  '23-typos': {
    text: '二、存在的不足和原因 一是执法人员力量簿弱，持证人员仅7人，覆盖11个村存在困难。二是普法型式较为单一，青年群众参于度不高。三是合同审查不及时，个别合同先签后审，主要原因是村级组织程序意识不强。',
    wrong: ['簿', '型', '于'],
  },
} as const

describe('typos', () => {
  test.each(['22-typos', '23-typos'] as const)('%s: the mistyped are found, nothing else is touched', async (name) => {
    const { text, wrong } = PROOF[name]
    for (const temper of TEMPERS) {
      const found = await createTypoProposer({
        model: await modelOf(`${name}.${temper}`),
        prompts,
        privateNames,
      }).propose(text, {
        signal,
      })
      await close?.()
      for (const { quote } of found)
        expect(
          wrong.some((char) => quote.includes(char)),
          quote,
        ).toBe(true)
      if (temper !== 'sloppy') expect(found).toHaveLength(wrong.length)
    }
  })
})

describe('a doubtful message', () => {
  test.each([
    ['19-understand', '那个调解的你再弄弄，感觉有点水', ['revise'], ['revise']],
    ['20-understand', '第一责任人那块书记说不用写太细 另外今年还去村里讲了两次课', ['note'], ['revise', 'note']],
    // 「一份」 may be a figure: what may be material is not thrown away on a model's word.
    ['21-understand', '行，先这样，给我整一份能报上去的', undefined, undefined],
  ] as const)('%s is read as it was meant, and what is told is kept', async (name, text, careful, wordy) => {
    const message = {
      text,
      state: { hasNotes: true, last: 'drafted:measures' as const },
      reading: { commands: [{ command: 'note' as const, args: { text } }], why: '默认', sure: false },
    }
    const read = async (temper: string) => {
      const reader = createModelUnderstanding({ model: await modelOf(`${name}.${temper}`), prompts, privateNames })
      const commands = await reader.read(message, { signal })
      await close?.()
      return commands?.map(({ command }) => command)
    }
    expect(await read('careful')).toEqual(careful)
    expect(await read('wordy')).toEqual(wordy)
    // Broken JSON and a section that does not exist leave the reading to the rules.
    expect(await read('sloppy')).toBeUndefined()
  })
})
