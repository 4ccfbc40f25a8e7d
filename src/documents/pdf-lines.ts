/** A piece of text as pdf.js gives it; points, the origin at the lower left of the page. */
export interface PdfPiece {
  readonly str: string
  /** The last two numbers are where it stands. */
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly bottom: number
  /** Of its characters. */
  readonly size: number
}

/** Pages are numbered in this share of their height, at the top and at the bottom. */
const MARGIN_SHARE = 0.12
const PAGE_NUMBER = /^[\s—–\-－·.]*(?:第\s?)?\d{1,3}(?:\s?页)?(?:\s?[/／共]+\s?\d{1,3}\s?页?)?[\s—–\-－·.]*$/

/** The lines of one page in the order of its content, without its number. */
export function pdfLines(pieces: readonly PdfPiece[], pageHeight: number): readonly PdfLine[] {
  const lines: PdfLine[] = []
  let line: PdfPiece[] = []
  for (const piece of pieces) {
    line.push(piece)
    if (!piece.hasEOL) continue
    lines.push(...toLine(line))
    line = []
  }
  return [...lines, ...toLine(line)].filter((one) => !isPageNumber(one, pageHeight))
}

function toLine(pieces: readonly PdfPiece[]): readonly PdfLine[] {
  const inked = pieces.filter(({ str }) => str.trim() !== '')
  const [first, last] = [inked[0], inked.at(-1)]
  if (first === undefined || last === undefined) return []
  const size = Math.max(...inked.map(({ height }) => height))
  return [
    {
      text: pieces
        .map((piece) => wordsOf(piece, size))
        .join('')
        .trim(),
      left: first.transform[4] ?? 0,
      right: (last.transform[4] ?? 0) + last.width,
      bottom: first.transform[5] ?? 0,
      size,
    },
  ]
}

const BETWEEN_CHINESE =
  /(?<=[\u2e80-\u9fff，。；：、！？（）《》“”\uf900-\ufaff]) (?=\S)|(?<=\S) (?=[\u2e80-\u9fff，。；：、！？（）《》“”\uf900-\ufaff])/g

/** A justified line is spaced out, which is read as blanks; only a wide gap (two cells of a table) is one. */
function wordsOf({ str, width }: PdfPiece, size: number): string {
  if (str.trim() === '') return width >= size ? '\u3000' : ''
  return str.replace(BETWEEN_CHINESE, '')
}

function isPageNumber({ text, bottom }: PdfLine, pageHeight: number): boolean {
  const inMargin = bottom < pageHeight * MARGIN_SHARE || bottom > pageHeight * (1 - MARGIN_SHARE)
  return inMargin && PAGE_NUMBER.test(text)
}
