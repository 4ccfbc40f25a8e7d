/** Shorter words between quotation marks are a quotation, not a text to work on; characters. */
const SHORTEST = 10
const QUOTED = /[「“"『]([^」”"』]{10,4000})[」”"』]/u
const BELOW = /^[^\n]{2,60}[：:\n]\s*([\s\S]{10,})$/u

/** The text that a wish is about, when the message holds it: between quotation marks, or below a colon or line end. */
export function pastedText(body: string): string | undefined {
  const text = (QUOTED.exec(body)?.[1] ?? BELOW.exec(body)?.[1])?.trim()
  return text === undefined || text.length < SHORTEST ? undefined : text
}
