import type { Command } from '../../../core/command.ts'
import type { DraftChange } from '../../../core/drafter.ts'
import { make } from '../build-commands.ts'
import { counts } from './counting.ts'

const MARKS = '[「“"\'『]?'
const ENDS = '[」”"\'』]?'
const SHORT = '[^\\s，,。；;：:「」“”"→]{1,12}?'
const WRONG = '(?:又|还是)?(?:不对|错了|写错了|写错|打错了|不准|有误|是错的|弄错了)?'
const FIGURE = '\\d[^\\s，,。；;：:「」“”"→改换写打弄不错有]{0,8}?'
const VERB =
  '(?:，|,)?\\s*(?:都|全|统一)?(?:改成|改为|换成|换为|改到|更正为|变成|替换成|替换为|应该是|应为|要写成|易为|改|换|→|->|=>|–>)\\s*'

/** 「A」改成「B」 anywhere in a wish; a figure needs no quotation marks. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`[「“"『](${SHORT})[」”"』]${VERB}${MARKS}(${SHORT})${ENDS}(?:[，,。；;！!吧了就]|$)`, 'u'),
  new RegExp(`(${FIGURE})${WRONG}${VERB}${MARKS}(${FIGURE})${ENDS}(?:[，,。；;！!吧了就\\s]|$)`, 'u'),
  new RegExp(
    `(${FIGURE})(?:又|还是)?(?:不对|错了|写错了|不准)[了，,\\s]{1,3}(?:应该)?是(${FIGURE})(?:[，,。；;！!吧\\s]|$)`,
    'u',
  ),
]

/** What is to stand in place of what; undefined when the wish names no two wordings. */
export function readReplaced(body: string): DraftChange | undefined {
  for (const pattern of PATTERNS) {
    const [, from, to] = pattern.exec(body) ?? []
    if (from !== undefined && to !== undefined && from !== to) return { kind: 'replace', from, to }
  }
  return undefined
}

/** Turns from what is told to the text, or back. */
const TURN = /[。；;\n]|[，,\s]+(?=另外|还有|对了|稿子里|稿里|文中|里面|文章里|再|补|又|新|顺便)/gu

/** The change with what is told before and behind it; undefined when a number is told that cannot be cut off from it. */
export function withTold(body: string, change: DraftChange, revise: Command): readonly Command[] | undefined {
  if (change.kind !== 'replace') return [revise]
  const at = body.indexOf(change.from)
  const turn = [...body.slice(0, at).matchAll(TURN)].at(-1)
  const before = turn === undefined ? '' : body.slice(0, turn.index)
  if (counts(body.slice(before.length, at))) return undefined
  const end = body.indexOf(change.to, at + change.from.length) + change.to.length
  const rest = body.slice(end)
  const behind = rest.slice([...rest.matchAll(TURN)][0]?.index ?? rest.length)
  return [...noted(before), revise, ...noted(behind)]
}

/** 「把214改成216，成功211」 changes two; only behind a turn a number is told. */
function noted(text: string): readonly Command[] {
  const told = text.replace(/^[\s，,。；;]+|[\s，,]+$/gu, '')
  return counts(told) && readReplaced(told) === undefined ? [make('note', undefined, { text: told })] : []
}
