import { expect, test } from 'vitest'
import { createUnderstand } from '../../../../src/conversation/understanding/create-understand.ts'
import { pastedText } from '../../../../src/conversation/understanding/learned/pasted-text.ts'
import { readReplaced } from '../../../../src/conversation/understanding/learned/replaced.ts'
import { sentencesOf } from '../../../../src/conversation/understanding/learned/sentences.ts'
import type { UnderstandingState } from '../../../../src/core/understanding.ts'
import { loadUnderstanding } from '../../../../src/knowledge/understanding.ts'

const lexicon = loadUnderstanding('config')
const understand = createUnderstand({ lexicon })
const byRules = createUnderstand({ lexicon: { ...lexicon, weights: { bits: 8, labels: [], rows: [] } } })
const noted: UnderstandingState = { unit: '云岭县青石镇', year: 2024, hasNotes: true, last: 'none' }
const drafted: UnderstandingState = { ...noted, last: 'drafted:shortcomings' }
const names = (text: string, state = noted) => understand(text, state).commands.map(({ command }) => command)

test('a wish that no rule reads is read by what was learnt, and said to be unsure', () => {
  const text = '律师坐班这些归在哪我搞不清，总之服务群众打官司的段落求一份'
  expect(byRules(text, noted).commands.map(({ command }) => command)).toEqual(['note'])
  expect(understand(text, noted)).toMatchObject({
    commands: [{ command: 'draft', section: 'measures' }],
    sure: false,
  })
})

test('a remark beside a wish is no note', () => {
  expect(names('能不能请你先出一份完整的初稿？我晚上带回去慢慢看。')).toEqual(['draft'])
  expect(names('第三点麻烦你删掉，那个已经整改完了，不好再写。', drafted)).toEqual(['revise'])
})

test('figures beside a wish stay a note', () => {
  expect(names('复议0诉讼0，导出吧')).toEqual(['note', 'export'])
  expect(names('来年想整一个便民服务点')).toEqual(['note'])
  expect(names('下一步组织干部学法')).toEqual(['note'])
})

test('the words of a quoted message with figures are material when they are to be used', () => {
  const text = '「张所：法律援助今年受理19件」\n- - - - - - - - - -\n@执笔 用这个，写法律服务那段'
  expect(understand(text, noted).commands).toMatchObject([
    { command: 'note', args: { text: '张所：法律援助今年受理19件' } },
    { command: 'draft', section: 'measures' },
  ])
})

test('who is to see the draft is not what it is about', () => {
  expect(understand('我想请你把前面总起的那一段先给我，书记要看看定的调子对不对。', noted).commands).toMatchObject([
    { section: 'opening' },
  ])
})

test('what replaces what is found anywhere in a wish', () => {
  expect(readReplaced('麻烦你把「158件」改成「160件」，年底又收了两件。')).toEqual({
    kind: 'replace',
    from: '158件',
    to: '160件',
  })
  expect(readReplaced('- 「1208」→「1218」')).toMatchObject({ from: '1208', to: '1218' })
  expect(readReplaced('46又不对了，是47，改')).toMatchObject({ from: '46', to: '47' })
  expect(readReplaced('语气改得正式些')).toBeUndefined()
})

test('a pasted text is what stands between quotation marks or below a colon', () => {
  expect(pastedText('润色：今年我们办了好多场活动，群众都说好')).toBe('今年我们办了好多场活动，群众都说好')
  expect(pastedText('把“场次”改成“场”')).toBeUndefined()
})

test('sentences end at stops and before the next wish', () => {
  const text = '退回上一版，然后再短一点。谢谢！'
  expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '退回上一版',
    '然后再短一点',
    '谢谢',
  ])
})

test('hostile text is classified in bounded time', () => {
  const startedAt = performance.now()
  for (const text of ['「'.repeat(50_000), '改成'.repeat(25_000), '第1点'.repeat(20_000), '→'.repeat(50_000)])
    understand(text, drafted)
  expect(performance.now() - startedAt).toBeLessThan(20_000)
})

test('a page about checks is no text to be checked', () => {
  expect(names('执法检查：\n全年检查企业52家次，发现隐患31处，整改31处')).toEqual(['note'])
  expect(names('帮我检查下这段：\n我镇全年检查企业52家次，发现隐患31处')).toEqual(['check'])
})

test('a request about another matter names no section of the report', () => {
  expect(understand('那个书记后天要在座谈会上讲话你帮我写个讲话稿', noted).commands).toEqual([
    { command: 'unsupported' },
  ])
})
