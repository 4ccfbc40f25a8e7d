import type { SectionDraft } from '../core/draft.ts'

/** A text this much shorter than wished has used all there is. */
const SHORT_OF = 0.9

/** What to say when the material does not fill the wished length; undefined when it does. In Chinese, for the cadre. */
export function lengthNote(sections: readonly SectionDraft[], wished: number | undefined): string | undefined {
  if (wished === undefined) return undefined
  const chars = sections.reduce((sum, section) => sum + charsOf(section), 0)
  if (chars === 0 || chars >= wished * SHORT_OF) return undefined
  return `要求约${String(wished)}字，现有素材只够写${String(chars)}字，没有为凑字数添加内容；再发一些素材就能写得更充实。`
}

/** Characters of title, headings and text without white space. */
function charsOf({ title, paragraphs }: SectionDraft): number {
  const text = paragraphs.map(
    ({ heading, sentences }) => (heading?.text ?? '') + sentences.map((one) => one.text).join(''),
  )
  return (title + text.join('')).replace(/\s/gu, '').length
}
