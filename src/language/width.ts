const WIDE = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05\uFF0B\uFF0D\uFF0E\uFF1D]/g
const WIDE_OFFSET = 0xfee0

/** Full-width digits, letters and % + - . = made half-width, one for one, so that every span stays true. */
export function halfWidth(text: string): string {
  return text.replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - WIDE_OFFSET))
}
