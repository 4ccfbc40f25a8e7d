/** Bytes of one UTF-16 unit's share in UTF-8: a surrogate pair counts 4 on its first half, a lone half counts 3 (U+FFFD). */
export function utf8Bytes(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  if (isHigh(unit)) return isLow(text.charCodeAt(at + 1)) ? 4 : 3
  if (isLow(unit)) return at > 0 && isHigh(text.charCodeAt(at - 1)) ? 0 : 3
  return 3
}

/** Length of a text in UTF-8 bytes, as a platform with a byte limit counts it. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) bytes += utf8Bytes(text, at)
  return bytes
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
