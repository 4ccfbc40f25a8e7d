import { expect, test } from 'vitest'
import { pictureLines } from '../../../src/llm/picture-lines.ts'

test.each<readonly [string, string, string]>([
  ['bullets and fences go', '```\n- 调解31件\n- 成功30件\n```', '调解31件\n成功30件'],
  [
    'a table keeps its head and its cells, empty ones too, for the ledger to read',
    '| 村名 | 调解 | 成功 |\n|---|:-:|---:|\n| **柳湾村** | 31 | |',
    '村名\t调解\t成功\n柳湾村\t31\t',
  ],
  ['a minus stays with its number', '-3分\n1. 学法6次', '-3分\n1. 学法6次'],
  ['nothing is nothing, however it is said', '（图上没有文字）', ''],
  ['nor is 无', '无', ''],
  ['a line that says that something is lacking is text', '没有执法证的3人', '没有执法证的3人'],
])('%s', (_name, answer, text) => {
  expect(pictureLines(answer)).toBe(text)
})
