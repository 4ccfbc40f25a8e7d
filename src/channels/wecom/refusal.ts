/** Why a callback was turned away. For logs and counters only: the caller sees one constant answer. */
export type RefusalReason =
  | 'query'
  | 'stale'
  | 'xml'
  | 'signature'
  | 'envelope'
  | 'receiver'
  | 'agent'
  | 'message'
  | 'replay'

export class Refusal extends Error {
  readonly reason: RefusalReason
  constructor(reason: RefusalReason) {
    super(`callback refused: ${reason}`)
    this.name = 'Refusal'
    this.reason = reason
  }
}
