import { blankReport } from '../conversation/report-identity.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { Craft } from './craft.ts'

/** Something of each kind the checkers look at; never shown to anybody. */
const PAGE = `安平县石桥镇2024年法治政府建设年度报告
一、主要举措和成效
（一）加强普法宣传。开展宪法宣传周活动8次，发放资料3000余份，覆盖群众1.2万人次。
1.化解矛盾纠纷。共调解纠纷96起，成功95起，成功率98.96%，其中邻里纠纷60起、土地纠纷36起。
二、存在的不足和原因
一是执法力量不足，主要是编制少、人员流动大。
三、下一年安排
一是配齐执法人员，每季度培训1次。
石桥镇人民政府
2024年12月20日`
const TIMES = 3

const NOBODY: InboundMessage = {
  idempotencyKey: '',
  conversationId: 'console::',
  corp: '',
  sender: { id: '', name: '' },
  parts: [],
  receivedAt: 0,
  replyTo: { channel: 'console', account: '', to: '' },
}

/** Reads a page once with everything, so that the rules are compiled before the first cadre waits for them (about 0.1 s). */
export function warmUp({ check, understand }: Pick<Craft, 'check' | 'understand'>): void {
  for (let time = 0; time < TIMES; time += 1) {
    check({ text: PAGE, report: { ...blankReport('', NOBODY), year: 2024 } })
    understand(PAGE, { hasNotes: true, last: 'none' })
  }
}
