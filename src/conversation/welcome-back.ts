import { beijingDay } from './beijing-day.ts'
import { phrases } from './phrases.ts'
import { REPORT_ORDER, SECTION_NAMES } from './section-names.ts'
import { inWords, type Turn } from './turn.ts'

/** Who was away longer than this is told where the work stands. */
const AWAY_MS = 3 * 24 * 3_600_000

/** The answer with 「上次写到…」 before it, for who comes back after days to a report that has something in it. */
export function welcomeBack(opened: Turn, done: Turn): Turn {
  const { conversation, now, report } = opened
  if (conversation.lastAt === undefined || now - conversation.lastAt < AWAY_MS || report.notes.length === 0) return done
  const newest = report.history.at(-1)
  const missing = REPORT_ORDER.filter((id) => id !== 'other' && (report.drafts[id] ?? []).length === 0)
  const { month, day } = beijingDay(conversation.lastAt)
  const line = phrases.welcomeBack({
    day: `${month}月${day}日`,
    written: newest === undefined ? [] : [`“${SECTION_NAMES[newest]}”`],
    missing: missing.map((id) => SECTION_NAMES[id]),
  })
  const answers = done.replies.length === 0 ? [inWords(phrases.answered)] : done.replies
  return { ...done, replies: [inWords(line), ...answers] }
}
