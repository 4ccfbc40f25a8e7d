/**
 * The mark of a classified document (保守国家秘密法, GB/T 9704—2012 7.2.2): the grade with a star and maybe a term, or the grade
 * alone at the head of a line, or after 密级. The words in running text (保守国家秘密) are no mark.
 */
const MARK = /(?:绝密|机密|秘密)[ \t]?★|密级[ \t]?[：:][ \t]?(?:绝密|机密|秘密)|^[ \t]*(?:绝密|机密|秘密)[ \t]*$/m

/** The mark as written, or undefined. */
export function findClassifiedMark(text: string): string | undefined {
  return MARK.exec(text)?.[0].trim()
}
