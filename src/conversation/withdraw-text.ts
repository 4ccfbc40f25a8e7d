import type { Report } from '../core/report.ts'

/** The report with every fact of notes that are this very text marked as not to be used, and how many they were. */
export function withdrawText(report: Report, text: string): { readonly report: Report; readonly withdrawn: number } {
  const same = flat(text)
  const notes = new Set(report.notes.filter((note) => flat(note.text) === same).map(({ id }) => id))
  const isOf = (noteId: string): boolean => notes.has(noteId)
  const gone = report.facts.filter(({ provenance, dropped }) => isOf(provenance.noteId) && dropped !== true)
  if (gone.length === 0) return { report, withdrawn: 0 }
  const ids = new Set(gone.map(({ id }) => id))
  return {
    withdrawn: gone.length,
    report: {
      ...report,
      facts: report.facts.map((fact) => (ids.has(fact.id) ? { ...fact, dropped: true } : fact)),
      questions: report.questions.map((question) =>
        question.facts.some((id) => ids.has(id)) ? { ...question, state: 'dropped' as const } : question,
      ),
    },
  }
}

/** A quoted or pasted copy differs in white space and quotation marks. */
function flat(text: string): string {
  return text.replace(/[\s“”"「」]/gu, '')
}
