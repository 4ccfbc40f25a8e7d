import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { Point } from './point.ts'

/** Whether a 0 is said by a clause that denies: 行政复议0件 by 未发生行政复议案件. */
export function isDeniedIn(point: Point, texts: readonly string[], lexicon: FigureLexicon): boolean {
  const { denials, notNegations } = lexicon
  if (point.figure.value !== '0' || point.figure.high !== undefined) return false
  if (isOppositeOfAll(point, texts, lexicon)) return true
  const pieces = [...piecesOf(point.words), ...piecesOf(point.sentence), ...monthBefore(point)]
  return texts.some((text) =>
    text
      .split(/[，。；、\n]/u)
      .some((clause) => denies(clause, { denials, notNegations }) && pieces.some((piece) => clause.includes(piece))),
  )
}

const ALL = /均|都|全部|全为|全是|悉数|100%/u

/** 阳性0 by 检测均为阴性: the opposite is said of all. */
function isOppositeOfAll({ words, figure, source }: Point, texts: readonly string[], lexicon: FigureLexicon): boolean {
  const around = `${words}${source.slice(Math.max(0, figure.span.start - OPPOSITE_REACH), figure.span.start)}`
  const said = Object.entries(lexicon.opposites).filter(([word]) => around.includes(word))
  return said.some(([word, opposite]) =>
    texts.some((text) =>
      text
        .split(/[，。；\n]/u)
        .some((clause) => ALL.test(clause) && clause.includes(opposite) && !clause.includes(word)),
    ),
  )
}

const OPPOSITE_REACH = 4

/** 没有, 未, but not the 没 of 罚没款. */
function denies(clause: string, { denials, notNegations }: Pick<FigureLexicon, 'denials' | 'notNegations'>): boolean {
  if (!denials.some((word) => clause.includes(word))) return false
  const rest = notNegations.reduce((left, word) => left.replaceAll(word, ' '), clause)
  return denials.some((word) => rest.includes(word))
}

/** 2月 of 「2月0条」. */
function monthBefore({ figure, source }: Point): readonly string[] {
  return MONTH.exec(source.slice(Math.max(0, figure.span.start - MONTH_REACH), figure.span.start))?.slice(0, 1) ?? []
}

const MONTH = /(?<!\d)(?:\d{1,2}月|[一二三四]季度)$/u
const MONTH_REACH = 4

/** Every two neighbouring characters of the words around it. */
function piecesOf(words: string): readonly string[] {
  const pieces: string[] = []
  for (let at = 0; at + 2 <= words.length; at += 1) {
    const piece = words.slice(at, at + 2)
    if (/^[\u4e00-\u9fff]{2}$/u.test(piece) && !COMMON.includes(piece)) pieces.push(piece)
  }
  return pieces
}

/** Of every count. */
const COMMON = ['全年', '今年', '全镇', '案件', '行政', '开展']

/** 「没有发生行政复议」 denies 行政复议案件1件, whatever else there was one of. */
export function isDeniedSubject(
  { figure, clause }: Point,
  claims: readonly string[],
  { denials }: FigureLexicon,
): boolean {
  if (figure.value === '0' || figure.kind === 'date' || denials.some((word) => clause.includes(word))) return false
  return claims.slice(0, MOST_CLAIMS).some((claim) => {
    const subject = DENIED.exec(claim)?.[1]
    return subject !== undefined && clause.includes(subject) && claim.split(subject).length === 2
  })
}

const DENIED = /(?:没有?|未|无)(?:发生|出现|收到|接到)过?([\u4e00-\u9fff]{3,8})(?=[，。；、\s]|$)/u
const MOST_CLAIMS = 400

const NONE_AFTER = /^[\u4e00-\u9fff]{0,4}?(?:[都也](?:没|未|无|不)|没)|^[都也]?不[少差漏落缺剩]/u
const NONE_BEFORE = /(?:没有?|未有|无|零)$/

/** 一棵都没发现, 没有一家: the 一 denies and counts nothing. */
export function isDeniedOne({ figure, source }: Point): boolean {
  if (figure.value !== '1' || !figure.text.startsWith('一')) return false
  // 就一起没调成: one there was.
  if (/(?:[就只仅]|(?<!没)有)$/u.test(source.slice(0, figure.span.start))) return false
  return (
    NONE_AFTER.test(source.slice(figure.span.end, figure.span.end + 7)) ||
    NONE_BEFORE.test(source.slice(0, figure.span.start))
  )
}
