/** A text as it is compared with the table, with the place each character came from. */
export interface Folded {
  readonly text: string
  /** UTF-16 offset in the original of each character of `text`. */
  readonly at: readonly number[]
}

/** Marks, blanks and pictures say nothing about what is wanted. */
const DROPPED =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cc}\p{Cf}\p{Z}\uFE0F\u20E3“”"'‘’「」『』《》〈〉【】[\]()（）~～·•*_#>|^`]/u
/** Anything that `fold` keeps; letters and digits cover nearly all of it. */
const WORDS = /[\p{L}\p{N}]/u
const FULL_WIDTH = /[\uFF01-\uFF5E]/

/** True when nothing of the text can be compared: blanks, marks and pictures only. Stops at the first word. */
export function isBlank(text: string): boolean {
  return !WORDS.test(text)
}

/** Full width to half, lower case, blanks, quotation marks and pictures left out. Linear. */
export function fold(text: string, offset = 0): Folded {
  const chars: string[] = []
  const at: number[] = []
  let index = offset
  for (const char of text) {
    if (!DROPPED.test(char)) {
      chars.push(narrow(char))
      for (let unit = 0; unit < char.length; unit += 1) at.push(index)
    }
    index += char.length
  }
  return { text: chars.join(''), at }
}

function narrow(char: string): string {
  const half = FULL_WIDTH.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char
  const lower = half.toLowerCase()
  return lower.length === char.length ? lower : char
}
