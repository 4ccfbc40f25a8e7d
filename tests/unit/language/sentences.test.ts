import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitSentences } from '../../../src/language/sentences.ts'

const texts = (text: string): readonly string[] => splitSentences(text).map((sentence) => sentence.text)

test('sentences end at full stops and at line ends', () => {
  expect(texts('调解纠纷52件。办结50件。\n开展宣传')).toEqual(['调解纠纷52件。', '办结50件。', '开展宣传'])
})

test('an unbalanced bracket loses no text and does not throw', () => {
  const text = '调解纠纷（其中邻里12件。办结50件'
  expect(texts(text).join('')).toBe(text)
})

test('whatever is read, no figure sign of the text is lost', () => {
  const char = fc.constantFrom('调', '解', '5', '。', '（', '）', '“', '”', '；', '！')
  fc.assert(
    fc.property(fc.array(char, { maxLength: 60 }), (chars) => {
      expect(texts(chars.join('')).join('')).toBe(chars.join(''))
    }),
  )
})
