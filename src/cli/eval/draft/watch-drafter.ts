import type { Drafter } from '../../../core/drafter.ts'

/** What a drafter did over the sections of one case. */
export interface DrafterRecord {
  repaired: number
  replaced: number
  /** Sections a model was asked for and the embedded drafter wrote, whole or in part. */
  fellBack: number
  /** Of every section the time to its first sentence, ms. */
  readonly firstMs: number[]
}

/** The same drafter, with a record of what it does. */
export function watchDrafter(drafter: Drafter): { readonly drafter: Drafter; readonly record: DrafterRecord } {
  const record: DrafterRecord = { repaired: 0, replaced: 0, fellBack: 0, firstMs: [] }
  return {
    record,
    drafter: {
      async draft(brief, options) {
        const start = performance.now()
        let shown = false
        const result = await drafter.draft(brief, {
          ...options,
          onProgress: (progress) => {
            if (!shown && progress.kind === 'sentence') record.firstMs.push(performance.now() - start)
            shown ||= progress.kind === 'sentence'
            options.onProgress?.(progress)
          },
        })
        record.repaired += result.stats.repaired
        record.replaced += result.stats.replaced
        record.fellBack += result.fellBack === undefined ? 0 : 1
        return result
      },
    },
  }
}
