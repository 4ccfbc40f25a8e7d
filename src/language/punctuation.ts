/**
 * Chinese punctuation as official documents have it (GB/T 15834—2011): full-width marks between Chinese, half-width digits
 * and letters, no spaces where Chinese touches anything. Pure; every step is linear in the text.
 */
export function tidyPunctuation(text: string): string {
  return [narrowDigits, pairQuotes, widenBrackets, widenMarks, joinDots, dropSpaces, dropRepeats].reduce(
    (tidied, step) => step(tidied),
    text,
  )
}

const CJK = '\\u3400-\\u9fff\\uf900-\\ufaff'
const CHINESE = new RegExp(`[${CJK}]`)
/** What a Chinese clause may end with. */
const CLAUSE_END = `[${CJK}%％\\d”’》〉）】〕]`
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

const FULL_WIDTH_ASCII_OFFSET = 0xfee0

/** １２％ → 12% */
function narrowDigits(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ％]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_ASCII_OFFSET),
  )
}

/** "最多跑一次" → “最多跑一次”, line by line; a line with an odd number of quotes is left alone. */
function pairQuotes(text: string): string {
  return text
    .replace(/「/g, '“')
    .replace(/」/g, '”')
    .replace(/『/g, '‘')
    .replace(/』/g, '’')
    .split('\n')
    .map((line) => (CHINESE.test(line) ? pairStraight(line) : line))
    .join('\n')
}

function pairStraight(line: string): string {
  const pieces = line.split('"')
  if (pieces.length % 2 === 0) return line
  return pieces.map((piece, n) => (n === 0 ? piece : `${n % 2 === 1 ? '“' : '”'}${piece}`)).join('')
}

/** Brackets around or after Chinese; (2021) after Latin stays. */
function widenBrackets(text: string): string {
  return text.replace(
    new RegExp(`(^|.)\\(([^()\\n]{0,80})\\)`, 'gmu'),
    (all: string, before: string, inside: string) =>
      CHINESE.test(before + inside) || /[》”]/.test(before) ? `${before}（${inside}）` : all,
  )
}

const CLAUSE_POINT = new RegExp(`(${CLAUSE_END})\\.(?=[ \\t]*$|[ \\t]*[〔“《（${CJK}])`, 'gmu')

function widenMarks(text: string): string {
  return text
    .split('\n')
    .map((line) => (CHINESE.test(line) ? widenLine(line) : line))
    .join('\n')
    .replace(CLAUSE_POINT, (all: string, end: string, at: number, whole: string) =>
      isListNumber(whole, at + 1) ? all : `${end}。`,
    )
}

/** A mark between two digits is part of a number or a time; one inside an address stays. */
function widenLine(line: string): string {
  return line.replace(/[,;:?!]/g, (mark, at: number) => {
    const before = line[at - 1] ?? ''
    const after = line[at + 1] ?? ''
    if (/\d/.test(before) && /\d/.test(after) && /[,:]/.test(mark)) return mark
    if (after === '/' || (/[a-z]/i.test(before) && /[a-z]/i.test(after))) return mark
    return WIDE[mark] ?? mark
  })
}

/** `3.加强` at the beginning of a line, or after a mark, is a number of a list and keeps its point. */
function isListNumber(text: string, pointAt: number): boolean {
  let from = pointAt
  while (from > 0 && /\d/.test(text[from - 1] ?? '')) from -= 1
  return from < pointAt && /^$|[\s。；：、，（]/.test(text[from - 1] ?? '')
}

/** Three or more dots are an ellipsis, two hyphens after Chinese a dash. */
function joinDots(text: string): string {
  return text.replace(/\.{3,}|。{3,}|…+/g, '……').replace(new RegExp(`([${CJK}])--+`, 'gu'), '$1——')
}

const TIGHT = `${CJK}，。；：？！、“”‘’《》（）〔〕【】%`

/** Spaces where a Chinese character or mark touches anything; those between Latin words stay. */
function dropSpaces(text: string): string {
  return text
    .replace(new RegExp(`([${TIGHT}])[ \\t\\u00a0\\u3000]+(?=\\S)`, 'gu'), '$1')
    .replace(new RegExp(`(\\S)[ \\t\\u00a0\\u3000]+(?=[${TIGHT}])`, 'gu'), '$1')
}

/** ，。 → 。 and the like: of several marks in a row the first that ends a sentence stays, else the first. */
function dropRepeats(text: string): string {
  return text.replace(/[，、；：。！？]{2,}/g, (run) => /[。！？]/.exec(run)?.[0] ?? run.charAt(0))
}
