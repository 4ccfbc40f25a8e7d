import type { Contributor, JoinRequest } from '../../core/report.ts'
import { phrases } from '../phrases.ts'
import { say, type Turn } from '../turn.ts'

const WORDS = /^(?:同意|不同意|拒绝)/
const WORDS_AND_NUMBERS = /^(?:1|2|同意|不同意|拒绝)/

/**
 * The owner's word about who asked first to join; undefined when this is no such word. With `onlyWords` the numbers 1 and 2
 * are left to the question that is waiting for them.
 */
export function answerJoinRequest(turn: Turn, { onlyWords }: { readonly onlyWords: boolean }): Turn | undefined {
  const [request] = turn.report.joinRequests
  const owner = turn.report.contributors.find(({ role }) => role === 'owner')
  const word = (onlyWords ? WORDS : WORDS_AND_NUMBERS).exec(turn.text.trim())?.[0]
  if (request === undefined || word === undefined || owner?.id !== turn.message.sender.id) return undefined
  return decide(turn, { request, owner, granted: word === '1' || word === '同意' })
}

interface Decision {
  readonly request: JoinRequest
  readonly owner: Contributor
  readonly granted: boolean
}

/** Both are told: the owner here, the other in their own chat. */
function decide(turn: Turn, { request, owner, granted }: Decision): Turn {
  const contributors = granted
    ? [...turn.report.contributors, { ...request, role: 'contributor' as const }]
    : turn.report.contributors
  const report = { ...turn.report, contributors, joinRequests: turn.report.joinRequests.slice(1) }
  const text = granted ? phrases.joinGranted(report, owner.name) : phrases.joinRefused(report)
  const told = { conversationId: request.conversationId, to: request.replyTo, text }
  const done: Turn = { ...turn, report, sideReplies: [...turn.sideReplies, told] }
  return say(done, granted ? phrases.memberAdded(request.name) : phrases.memberRefused(request.name))
}
