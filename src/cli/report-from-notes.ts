import type { Craft } from '../compose/craft.ts'
import { applyProfile } from '../conversation/onboarding.ts'
import { blankReport } from '../conversation/report-identity.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { Report } from '../core/report.ts'
import type { UnitProfile, Variant } from '../core/unit-profile.ts'

/** The notes of a file have no writer and no time. */
const FROM_FILE: InboundMessage = {
  idempotencyKey: 'file',
  conversationId: 'console:local:file',
  corp: 'local',
  sender: { id: 'file', name: '素材文件' },
  parts: [],
  receivedAt: 0,
  replyTo: { channel: 'console', account: 'local', to: 'file' },
}

/**
 * A report told by a notes file, message by message, as the chat would: every message is kept as a note, and what it says of
 * signature, date or length is taken as declared. Unit and year are those given.
 */
export function reportFromNotes(
  notes: readonly string[],
  {
    craft,
    unit,
    year,
    variant,
  }: { readonly craft: Craft; readonly unit: UnitProfile; readonly year: number; readonly variant: Variant },
): Report {
  const empty: Report = { ...blankReport('file', FROM_FILE), unit, year, variant }
  return notes.reduce((report, text, at) => {
    const kept = craft.keepNotes.keep(report, { text, author: FROM_FILE.sender, at: 0, messageKey: `file/${at + 1}` })
    return declare(kept.report, text, craft)
  }, empty)
}

function declare(report: Report, text: string, craft: Craft): Report {
  const { commands } = craft.understand(text, { hasNotes: true, last: 'none' })
  return commands.reduce((declared, { command, args }) => {
    if (command !== 'profile' || args === undefined) return declared
    const { unit: _unit, year: _year, variant: _variant, ...form } = args
    return applyProfile(declared, form)
  }, report)
}
