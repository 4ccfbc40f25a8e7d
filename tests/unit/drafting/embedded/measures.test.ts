import { describe, expect, test } from 'vitest'
import type { DraftingResult } from '../../../../src/core/drafter.ts'
import { renderSection } from '../../../../src/report/render-section.ts'
import { briefOf, draftOf, factsOf, parts, shiqiao } from '../../../helpers/embedded-parts.ts'

describe('colloquial notes become the words of a report, figures as they are', () => {
  test.each([
    ['赶集摆摊12次 来了80多个人 资料发了1万多份', ['80余人', '1万余份', '12次']],
    ['中心组学了6次法', ['党委理论学习中心组集体学法6次']],
    ['合同审了43份 改了135处', ['审查合同43份', '修改135处']],
    ['执法证 我们有17个人有证 还有1个在考', ['17人持有行政执法证', '另有1人正在参加考试']],
    ['网格划了106个 网格员780人', ['划分网格106个', '配备网格员780人']],
    ['法律顾问请了2个', ['聘请法律顾问2人']],
    ['法治广场换了宣传板16块', ['更换宣传板16块']],
    ['考试考了1次 46个人参加 平均91.5', ['组织考试1次', '46人参加', '平均成绩91.5分']],
    ['镇里开过3次党委会研究法治工作', ['召开党委会3次，研究法治工作']],
    ['反诈APP装了4200多人', ['反诈APP安装4200余人']],
    ['年报初稿上写的是化解纠纷358起 不晓得咋来的', ['化解纠纷358起']],
    ['执法证有17个人', ['现有持证执法人员17人']],
    ['领导小组书记任组长，党委会研究法治工作4次', ['领导小组由党委书记任组长']],
    ['12345转来的119件，全部办结', ['受理12345热线诉求119件']],
    ['调解46件全成功', ['调解纠纷46件，全部调解成功']],
    ['法律顾问全年出意见17条', ['全年出具意见17条']],
    ['法治宣传进社区33场 线上推文56篇 阅读量8万多', ['阅读量8万余次']],
    ['我们镇12345热线收到136件 按期办结135件', ['受理12345热线诉求136件']],
    ['今年给农民工讨薪6起，要回来工资31万8千', ['为农民工讨薪6起', '追回工资31.8万元']],
    ['打击电信诈骗，劝返3人，挽回损失7.6万', ['劝返3人', '挽回损失7.6万元']],
    ['调解矛盾纠纷412件，协议标的156万多', ['协议标的156万余元']],
    ['当场处罚5起罚了800块，立案3起，都结了', ['当场处罚5起，罚款800元', '均已办结']],
    ['村里的法律顾问来了36趟，给老百姓解答了120多个问题', ['法律顾问到场36趟', '为群众解答问题120余个']],
    ['法律援助咨询点接待了86个人', ['法律援助咨询点接待86人']],
    ['合法性审查搞了15件，里头合同9件、文件6件', ['合法性审查15件，其中合同9件、文件6件']],
    ['调解了一起拖了8年的土地纠纷，涉及6户人家', ['调解1起持续8年的土地纠纷，涉及6户人家']],
    ['6月搞了防范非法集资的4场', ['6月开展防范非法集资活动4场']],
    ['学校讲了5次未成年人保护，娃娃们听了有1500多人', ['学校宣讲未成年人保护5次，学生1500余人参加']],
    ['聘请了2家律所当法律顾问', ['聘请2家律所担任法律顾问']],
    ['全镇27个调委会，调解员135个', ['全镇现有调委会27个，配备调解员135人']],
    ['新选聘了人民调解员14名', ['新选聘人民调解员14名']],
    ['行政复议没有，行政诉讼有1件，镇长出庭了', ['未发生行政复议案件，行政诉讼案件1件，镇长出庭应诉']],
    ['信访事项受理19件，按期答复率100%', ['信访事项受理19件，按期答复率100%']],
    ['调处涉企纠纷5件，帮企业要回货款46万', ['调处涉企纠纷5件，帮企业追回货款46万元']],
    ['办了个法治文化广场，花了26万', ['建成法治文化广场，花费26万元']],
    ['开了一次乡贤调解恳谈会，来了乡贤18人', ['召开乡贤调解恳谈会1次，乡贤18人参加']],
    ['新建法治宣传栏15个，墙上画了标语22条', ['新建法治宣传栏15个，绘制墙体标语22条']],
    ['普法经费安排了8万，比去年多2万', ['普法经费安排8万元，比去年多2万元']],
    ['协议金额合计88.5万，履行了80万', ['协议金额共88.5万元，履行80万元']],
    ['受援人拿回来23万', ['23万']],
    ['刑事案子降了两成', ['刑事案件下降20%']],
    ['法治讲座请的是市里的专家，讲了2个半天', ['法治讲座邀请市级专家']],
    ['钱都发了，2.4万', ['资金均已发放2.4万元']],
    ['挂横幅18条 受益群众大概2000人次', ['悬挂横幅18条', '受益群众约2000人次']],
  ])('%s', async (note, expected) => {
    const { text } = await draftOf('measures', [note])
    for (const words of expected) expect(text).toContain(words)
    expect(text).not.toMatch(/搞|弄|了[0-9]|多个人|大概|摆摊/)
  })

  test('a count in 万 of nobody knows what gets no unit at all', async () => {
    const { text } = await draftOf('measures', ['劝返3人，受援人拿回来23万'])
    expect(text).toMatch(/23万(?![人起件元])/)
  })

  test('the parts of a total take its unit and its name', async () => {
    const { text } = await draftOf('measures', ['调解纠纷受理76件 调成75件', '分类 婚姻家庭30 邻里26 土地20'])
    expect(text).toContain('婚姻家庭纠纷30件、邻里纠纷26件、土地纠纷20件')
  })

  test('a person named with an office says whose count it is only where two offices counted', async () => {
    const both = await draftOf('measures', [
      '综治办给的：排查调处矛盾纠纷32起 调成32起',
      '司法所给的：受理纠纷52件 调解成功52件',
    ])
    expect(both.text).toContain('据综治办统计，排查调处矛盾纠纷32起')
    expect(both.text).toContain('据司法所统计，受理纠纷52件')
    expect(both.text).not.toContain('84')
    const one = await draftOf('measures', ['司法所给的：受理纠纷52件 调解成功52件'])
    expect(one.text).not.toContain('统计')
  })
})

test('an office that only signed what it told is not named', async () => {
  const { text } = await draftOf('measures', [
    '司法所：人民调解案件31件',
    '派出所：出动警力处置打架警情12起',
    '综治办：排查重点家庭32户',
  ])
  expect(text).toContain('31件')
  expect(text).not.toContain('统计')
})

test('㎡ is a measure of its own', async () => {
  const { text } = await draftOf('measures', ['执法队拆违17处共2260㎡'])
  expect(text).toContain('2260平方米')
})

test('a verb that also means something else is left as the note has it', async () => {
  const { text } = await draftOf('measures', ['年初就把领导小组调整了 协调了3个部门'])
  expect(text).not.toMatch(/调开展|协调解/)
})

test('talk to the bot and among colleagues is never written', async () => {
  const { text } = await draftOf('measures', ['普法活动搞了5次 你先写上吧 领导说要写好看点', '在吗'])
  expect(text).toContain('5次')
  expect(text).not.toMatch(/你先|领导说|在吗/)
})

test('the public version leaves out head-counts of sensitive groups and says so in general words', async () => {
  const note = '吸毒人员28人 精神障碍患者104人 社区矫正对象6人 都网格化管着'
  const open = await draftOf('measures', [note], { variant: 'public' })
  expect(open.text).not.toMatch(/28|104|6人/)
  expect(open.text).toContain('重点人员和特殊群体')
  const internal = await draftOf('measures', [note])
  expect(internal.text).toContain('28人')
})

test('every sentence with facts passes the guard on those facts alone', async () => {
  const facts = factsOf('受理138件 调成了135件 成功率97.8%', '4月3号组织学习 来了80多个人', '横幅6条 宣传单1000多份')
  const { section } = await parts.drafter.draft(briefOf('measures', facts), { signal: new AbortController().signal })
  const sentences = section.paragraphs.flatMap((one) => one.sentences)
  expect(sentences.length).toBeGreaterThan(2)
  for (const sentence of sentences) {
    const cited = facts.filter((fact) => sentence.facts.includes(fact.id))
    expect(parts.guard(sentence.text, cited, { partial: true }).violations).toEqual([])
  }
})

test('the same brief gives the same text, and two townships get their own headings', async () => {
  const notes = ['中心组学法6次', '普法宣传12次', '调解纠纷30件', '执法检查9次', '合同审了8份']
  const facts = factsOf(...notes)
  const headings = async (fullName: string): Promise<readonly unknown[]> => {
    const brief = briefOf('measures', facts, { unit: { ...shiqiao, fullName } })
    const { section } = await parts.drafter.draft(brief, { signal: new AbortController().signal })
    return section.paragraphs.map((one) => one.heading?.text)
  }
  expect(await headings('江北省云川县石桥镇')).toEqual(await headings('江北省云川县石桥镇'))
  expect(await headings('江北省云川县石桥镇')).not.toEqual(await headings('海西省南山县石桥镇'))
})

test('a wished length is met within ten per cent by leaving out what has the fewest figures', async () => {
  const notes = [
    '中心组学法6次，会前学法12次，旁听庭审1次',
    '普法宣传12次，发资料3000份，挂横幅18条',
    '宣传栏内容及时更换，各村安排专人管理',
    '调解纠纷30件，成功29件，成功率96.7%',
    '执法检查86次，责令整改14家',
    '审查合同43份，提出意见135条',
    '公开信息326条，依申请公开7件',
  ]
  const full = renderSection((await measures(notes)).section).length
  const wished = Math.round(full * 0.75)
  const short = renderSection((await measures(notes, wished)).section)
  expect(Math.abs(short.length - wished)).toBeLessThanOrEqual(wished * 0.15)
  expect(short).toContain('96.7%')
  expect(short).not.toContain('宣传栏')
})

async function measures(notes: readonly string[], length?: number): Promise<DraftingResult> {
  const brief = briefOf('measures', factsOf(...notes), length === undefined ? {} : { length })
  return await parts.drafter.draft(brief, { signal: new AbortController().signal })
}

test('a hostile claim of twenty thousand characters is left out, at once', async () => {
  const [fact] = factsOf('普法宣传12次')
  if (fact === undefined) throw new Error('no fact')
  const hostile = ['、'.repeat(20_000), `${'进村、'.repeat(6_000)}12次`, '（'.repeat(20_000)]
  const facts = hostile.map((claim, index) => ({ ...fact, id: `h${index}`, claim, figures: [] }))
  const start = performance.now()
  const { section } = await parts.drafter.draft(briefOf('measures', [...facts, fact]), {
    signal: new AbortController().signal,
  })
  expect(performance.now() - start).toBeLessThan(2_000)
  expect(section.paragraphs.flatMap((one) => one.sentences.flatMap((sentence) => sentence.facts))).toEqual(['f1'])
})

test('a stopped drafting shows nothing and says that it is unfinished', async () => {
  const shown: unknown[] = []
  const brief = briefOf('measures', factsOf('普法宣传12次'))
  const result = await parts.drafter.draft(brief, { signal: AbortSignal.abort(), onProgress: (one) => shown.push(one) })
  expect(result.unfinished).toBe(true)
  expect(shown).toEqual([])
})

test('a street office speaks of itself and of its party committee by their names', async () => {
  const unit = { ...shiqiao, name: '临港街道', level: '街道' as const, selfName: '我街道' }
  const { text } = await draftOf('duty', ['书记讲了2次法治党课'], { unit })
  expect(text).toContain('党工委书记讲授法治党课2次')
})

describe('spoken turns of notes become the turns of a report', () => {
  test.each([
    ['设点宣传宣传30余次', '设点宣传30余次', '宣传宣传'],
    ['执法证有17个人', '现有持证执法人员17人', '执法证有'],
    ['12345转来的119件，全部办结', '受理12345热线诉求119件，全部办结', '转来'],
    ['执法培训请司法局来讲行政处罚法，来了80多个人', '邀请司法局讲授《中华人民共和国行政处罚法》，80余人参加', '来讲'],
    ['排查综治办报的62起纠纷', '排查矛盾纠纷62起', '报的'],
    [
      '法治政府建设领导小组书记任组长，镇长任副组长',
      '成立由党委书记任组长、镇长任副组长的法治政府建设领导小组',
      '小组党委',
    ],
    ['800来人参加普法宣传', '约800人参加', '来人'],
    ['发了三百来份传单', '约300份', '余份'],
  ])('%s', async (note, expected, gone) => {
    const { text } = await draftOf('measures', [note.replace('执法培训请', '执法培训，请')])
    expect(text).toContain(expected)
    expect(text).not.toContain(gone)
  })

  test('two thin themes side by side stand under one heading', async () => {
    const brief = briefOf('measures', factsOf('中心组学法8次', '普法宣传12次'))
    const { section } = await parts.drafter.draft(brief, { signal: new AbortController().signal })
    expect(section.paragraphs).toHaveLength(1)
    expect(section.paragraphs[0]?.heading?.text).toMatch(/^[^，]*学法[^，]*，[^，]*普法[^，]*$/)
    expect(section.paragraphs[0]?.sentences).toHaveLength(2)
  })

  test('who heads the leading group is told once', async () => {
    const note = ['法治政府建设领导小组由书记任组长']
    expect((await draftOf('measures', note)).text).toContain('由党委书记任组长')
    expect((await draftOf('duty', note)).text).not.toContain('组长')
  })

  test('the public version names offices, not persons', async () => {
    const note = ['王某某书记讲法治课2场']
    expect((await draftOf('duty', note, { variant: 'public' })).text).toMatch(/^党委书记讲授法治课2场/)
    expect((await draftOf('duty', note)).text).toContain('王某某书记')
  })
})

describe('one theme reads as one paragraph', () => {
  test('mechanisms come first, then deeds by date, then counts, whatever the order of the notes', async () => {
    const { text } = await draftOf('measures', [
      '全年调解纠纷287起，成功284起，成功率98.95%',
      '6月5日组织调解员培训1场，42人参加',
      '建立矛盾纠纷排查研判机制，各村设调解室',
    ])
    const at = ['建立矛盾纠纷排查研判机制', '6月5日', '287起'].map((words) => text.indexOf(words))
    expect(at.every((place) => place >= 0)).toBe(true)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
  })

  test('short statements are joined, and no purpose is named that no note named', async () => {
    const { text } = await draftOf('measures', ['普法宣传12次', '发资料3000份'])
    expect(text.match(/。/g)).toHaveLength(1)
    expect(text).not.toMatch(/为提高|着眼|围绕/)
    expect((await draftOf('measures', ['为防止“民转刑”，对债务纠纷周回访，回访了63户'])).text).toContain(
      '为防止“民转刑”',
    )
  })

  test('speech without marks gets its commas, its parts their names', async () => {
    const note =
      '调解的数今年一共受理了187件调成了181件还有6件走了诉讼这里面婚姻家庭的有52件邻里的有61件土地山林的有38件其他的36件'
    const { text } = await draftOf('measures', [note])
    expect(text).toContain('受理187件，调解成功181件，另有6件转入诉讼程序，其中婚姻家庭52件，邻里61件')
  })

  test('parts told before their total stay parts', async () => {
    const { text } = await draftOf('measures', ['调解：山林纠纷17起 婚姻9起 邻里22起 一共48起，调成46起'])
    expect(text).toContain('山林纠纷17起、婚姻纠纷9起、邻里纠纷22起，共48起，调解成功46起')
  })

  test('a thin theme stands with its family, one that is no deed is left out', async () => {
    const { text } = await draftOf('measures', [
      '年初召开部署会，印发法治建设工作要点',
      '12月宪法周 还没搞 先不写',
      '中心组学法6次',
    ])
    expect(text).not.toContain('宪法周')
    expect(text.split('\n')).toHaveLength(1)
  })
})

test('the public version lists the names it left out, also of families no list has and behind the office', async () => {
  const brief = briefOf('duty', factsOf('阿依古丽书记讲法治课2场', '镇长王建国主持研究法治工作3次'), {
    variant: 'public',
  })
  const { section, note } = await parts.drafter.draft(brief, { signal: new AbortController().signal })
  const text = section.paragraphs.flatMap((one) => one.sentences.map((sentence) => sentence.text)).join('')
  expect(text).not.toMatch(/阿依古丽|王建国/)
  expect(note).toBe('公开版已隐去姓名：阿依古丽、王建国')
})

test('a number one calls keeps its name where it heads a line', async () => {
  const { text } = await draftOf('measures', ['12345：按期办结率98.5%'])
  expect(text).not.toContain('12345方面')
  expect(text).toContain('98.5%')
})

test('the case of 12345 is no leaflet, a fraction is told as it was said', async () => {
  const { text } = await draftOf('measures', ['12345的单子213个，办了211个', '移民信访占了全乡三分之一'])
  expect(text).not.toContain('宣传单')
  expect(text).not.toContain('33.3')
})
