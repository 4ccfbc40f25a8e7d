/**
 * Reads a query without turning `+` into a space: it is part of Base64, and the platforms' signatures cover it. The
 * first of equal names counts; what cannot be decoded stays as it is.
 */
export function readQuery(url: string): Readonly<Record<string, string>> {
  const start = url.indexOf('?')
  const query: Record<string, string> = Object.create(null) as Record<string, string>
  if (start < 0) return query
  for (const pair of url.slice(start + 1).split('&', 50)) {
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    if (name !== '') query[name] ??= equals < 0 ? '' : decode(pair.slice(equals + 1))
  }
  return query
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
