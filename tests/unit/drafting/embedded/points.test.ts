import { expect, test } from 'vitest'
import { briefOf, draftOf, factsOf, parts } from '../../../helpers/embedded-parts.ts'

const NOTES = [
  '不足：\n1 执法队人手不够 好多都是兼职\n2 普法经费少 因为没有单独列预算\n3 宣传还是老一套 年轻人不爱看',
  '明年：招录专职执法人员5名 普法经费列预算',
]

test('each shortcoming has its cause: the told one stated, a missing one offered and marked', async () => {
  const { paragraphs } = await draftOf('shortcomings', NOTES)
  const points = paragraphs.filter((text) => /^[一二三]是/.test(text))
  expect(points).toHaveLength(3)
  expect(points[0]).toMatch(/主要原因可能是.+〔建议，请核实〕。$/)
  expect(points[1]).toMatch(/主要原因是没有单独列预算。$/)
  expect(points.join('')).not.toMatch(/老一套|好多|人手不够/)
})

test('the plan answers every shortcoming in its order: told measures as told, those of the table beside a thin one or alone, all marked', async () => {
  const { paragraphs } = await draftOf('plan', NOTES)
  const points = paragraphs.filter((text) => /^[一二三四]是/.test(text))
  expect(points[0]).toContain('招录专职执法人员5名')
  expect(points[0]).toMatch(/招录专职执法人员5名。[^。]+〔建议，请核实〕。$/)
  expect(points[1]).toContain('将普法经费列入预算')
  expect(points[2]).toContain('〔建议，请核实〕')
})

test('an answer of several told measures is told alone', async () => {
  const { paragraphs } = await draftOf('plan', [
    '问题：普法形式单一',
    '明年：普法用短视频，编方言小品，办院坝会12场，每月进村一次',
  ])
  expect(paragraphs.join('')).not.toContain('〔建议')
})

test('two problems of no known kind are answered by different measures, and the aim is said once', async () => {
  const { text } = await draftOf('plan', ['问题：\n1、车辆老化\n2、房屋漏雨'])
  const measures = [...text.matchAll(/是(?:推动工作落实。)?([^。]+)〔建议/g)].map(([, measure]) => measure)
  expect(measures).toHaveLength(2)
  expect(new Set(measures).size).toBe(2)
  expect(text.match(/推动工作落实/g) ?? []).toHaveLength(1)
})

test('what 三项制度 are is spelled out once in the plan', async () => {
  const { text } = await draftOf('plan', ['问题：执法不规范', '明年：落实三项制度'])
  expect(text).toContain('行政执法公示、执法全过程记录、重大执法决定法制审核三项制度')
})

test('when nobody told a shortcoming three are offered, all of them marked, and so are their measures', async () => {
  const shortcomings = await draftOf('shortcomings', ['普法宣传12次'])
  const plan = await draftOf('plan', ['普法宣传12次'])
  for (const { paragraphs } of [shortcomings, plan]) {
    const points = paragraphs.filter((text) => /^[一二三]是/.test(text))
    expect(points).toHaveLength(3)
    for (const point of points) expect(point).toContain('〔建议，请核实〕')
  }
})

test('the first person’s duty is told from notes only; without any it is asked for and nothing is claimed', async () => {
  const told = await draftOf('duty', ['书记讲了2次法治党课', '镇长主持研究法治工作3次'])
  expect(told.text).toContain('党委书记讲授法治党课2次')
  expect(told.text).toContain('3次')
  expect(told.text).not.toContain('〔建议')
  const silent = await draftOf('duty', ['普法宣传12次'])
  expect(silent.text).toContain('〔建议，请核实〕')
  expect(silent.text).not.toMatch(/高度重视|认真履行|带头/)
})

test('the opening names only fields that were told of, and the spirit of the report’s year', async () => {
  const { text } = await draftOf('opening', ['普法宣传12次', '调解纠纷30件'], { year: 2024 })
  expect(text).toContain('普法宣传和矛盾纠纷化解')
  expect(text).toContain('二十届二中、三中全会')
  expect(text).not.toContain('行政执法')
  expect(text).toMatch(/如下：$/)
})

test('with nothing to report the last part is one sentence', async () => {
  expect((await draftOf('other', ['其他没有要报告的了'])).text).toBe('无其他需要报告的情况。')
})

test('sentences for a model that failed are written from the given facts alone', () => {
  const facts = factsOf('调解纠纷受理30件 成功29件', '横幅挂了6条')
  const [first] = facts
  const sentences = parts.drafter.writeSentences(first === undefined ? [] : [first], briefOf('measures', facts))
  expect(sentences.map((one) => one.text).join('')).toContain('30件')
  expect(sentences.flatMap((one) => one.facts)).toEqual([first?.id])
})

test('what is to be taken up next year gets the verb of a plan', async () => {
  const { text } = await draftOf('plan', [
    '明年想把执法培训搞起来',
    '明年：队伍建设（培训班 学法讲座 进新人）、国安日宪法日民法典那些节点',
  ])
  expect(text).toContain('开展执法培训')
  expect(text).toContain('加强队伍建设（')
  expect(text).toContain('抓住全民国家安全教育日、国家宪法日、民法典等节点')
})

test('who heads the leading group is told once, under the measures', async () => {
  const notes = ['领导小组成立了 书记镇长组长']
  expect((await draftOf('measures', notes)).text).toContain('组长')
  expect((await draftOf('duty', notes)).text).not.toContain('组长')
})

test('aim and measure are one sentence, several told measures stay with their shortcoming', async () => {
  const notes = [
    '不足：\n1 执法人员少\n2 普法形式单一，老百姓不爱看',
    '明年准备：招录执法人员2名，把执法证考了；普法多做短视频，普法用小品 快板 还有直播；经费要向县里争取',
  ]
  const { paragraphs } = await draftOf('plan', notes)
  const points = paragraphs.filter((text) => /^[一二三四]是/.test(text))
  expect(points[0]).toBe('一是充实执法和法治工作力量，招录执法人员2名，考取执法证。')
  expect(points[1]).toContain('多制作普法短视频')
  expect(points.join('')).toContain('向县级争取经费')
})

test('what the name of a shortcoming says is not said again', async () => {
  const { paragraphs } = await draftOf('shortcomings', ['不足：监督机制不健全，基层执法监督有盲区，主要是人手少'])
  expect(paragraphs[1]).toMatch(/^一是行政执法监督机制还不够健全。基层执法监督有盲区。主要原因是/)
})

test.each([0.85, 0.7])(
  'a wished length of %s of the whole is met within a tenth, with every cause kept',
  async (share) => {
    const full = await draftOf('shortcomings', NOTES)
    const title = 7
    const length = Math.round((full.text.replace(/\s/g, '').length + title) * share)
    const { text, paragraphs } = await draftOf('shortcomings', NOTES, { length })
    expect(Math.abs(text.replace(/\s/g, '').length + title - length)).toBeLessThanOrEqual(length * 0.1)
    expect(paragraphs.filter((one) => one.includes('主要原因'))).toHaveLength(3)
  },
)

test('what is wrong is a shortcoming without a heading that says so, in the words of a report', async () => {
  const { text } = await draftOf('shortcomings', [
    '司法所只有1个人，还要兼着综治的活',
    '领导干部学法不经常，有时候一个季度都没组织',
    '不足：执法队就6个人，有证的才4个，忙不过来',
    '不足：村里的法律明白人年纪大，好多不会用手机',
  ])
  for (const words of [
    '司法所仅有1人',
    '还兼任综治工作',
    '领导干部学法不够经常',
    '仅4人持有行政执法证',
    '多数不会使用手机',
  ])
    expect(text).toContain(words)
})

test('what is to be built and used is told with its verb in front', async () => {
  const { text } = await draftOf('plan', [
    '不足：普法形式单一',
    '明年打算把法治广场再建1个，普法多用短视频，执法证再考5个',
  ])
  expect(text).toContain('再建法治广场1个')
  expect(text).toContain('更多运用短视频开展普法')
  expect(text).toContain('再有5人取得行政执法证')
})
