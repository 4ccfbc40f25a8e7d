import { describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../helpers/desk.ts'

const NOTES = [
  '我们是湖东省云岭县青石镇，写2025年的',
  '普法宣传12场次，发放资料1860余份，法治讲座7场。调解纠纷284起，成功279起',
  '行政执法检查164次，立案9件，持证执法人员14名。合法性审查合同38份，提出意见17条',
  '党委书记主持研究法治工作4次，镇长讲法治课2次。中心组学法6次',
  '不足：一是个别村干部学法不够主动，主要是平时事务多；二是合法性审查人手不足，全镇只有3名专职人员，原因是编制少；三是普法形式比较单一，原因是经费少',
]

async function openOffice(...more: readonly string[]): Promise<Desk> {
  const desk = openDesk()
  for (const text of [...NOTES, ...more]) await desk.say(text)
  return desk
}

/** The numbered points of a section as the answer shows it. */
const pointsOf = (answer: string, title: string): readonly string[] =>
  (answer.split(`【${title}】`)[1] ?? '').split(/【/)[0]?.match(/^[一二三四五]是.+$/gmu) ?? []

describe('shortcomings and the plan that answers them', () => {
  test('what is joined in the one is joined in the other, and one word takes both back', async () => {
    const desk = await openOffice('写全文')
    const answer = await desk.say('不足里把第一条和第三条合并')
    expect(pointsOf(answer, '存在的不足和原因')).toHaveLength(2)
    const plan = pointsOf(answer, '下一年安排')
    expect(plan).toHaveLength(2)
    expect(plan[0]).toContain('提升干部依法行政能力')
    expect(plan[0]).toContain('普法')
    const undone = await desk.say('撤销')
    expect(undone).toMatch(/存在的不足和原因[\s\S]*下一年安排/)
  })

  test('what is put first in the one is put first in the other', async () => {
    const desk = await openOffice('写全文')
    const answer = await desk.say('不足最后一条放第一')
    expect(pointsOf(answer, '下一年安排')[0]).toContain('普法')
    expect(answer).toContain('撤销')
  })

  test('a measure that was told stays when its shortcoming goes, and that is said', async () => {
    const desk = await openOffice('明年打算拍普法短视频12条', '写全文')
    const answer = await desk.say('不足里去掉第三点')
    expect(answer).not.toContain('【下一年安排】')
    expect(answer).toContain('留在下一年安排里')
    expect(pointsOf(await desk.say('不足里去掉第一点'), '下一年安排')).toHaveLength(2)
  })
})

describe('which draft is meant', () => {
  test('a point of the whole report is asked about, never taken out everywhere', async () => {
    const desk = await openOffice('写全文')
    const answer = await desk.say('去掉第二点')
    expect(answer).toMatch(/哪一部分/)
    expect(answer).not.toContain('第2稿')
  })

  test('换个开头 after the whole report changes its opening alone', async () => {
    const desk = await openOffice('写全文')
    const answer = await desk.say('换个开头')
    expect(answer).toContain('【开头】第2稿')
    expect(answer.match(/第2稿/g)).toHaveLength(1)
  })

  test('a theme that is named is changed by itself within the achievements', async () => {
    const desk = await openOffice('写全文')
    const answer = await desk.say('调解那段换个开头')
    expect(answer).toContain('2025年，调解')
    expect(answer.match(/2025年，/g)?.length).toBeLessThanOrEqual(2)
  })

  test('two points are exchanged', async () => {
    const desk = await openOffice('写不足')
    const before = pointsOf(await desk.say('写不足'), '存在的不足和原因')
    const after = pointsOf(await desk.say('第一点和第三点对调'), '存在的不足和原因')
    expect(after.map((point) => point.slice(2))).toEqual([2, 1, 0].map((at) => before[at]?.slice(2)))
    expect(await desk.say('把不足里的第三条和第二条换一下')).toContain('两条已对调')
  })
})

describe('what is said of a change', () => {
  test('改了哪里 shows it, and is neither a note nor a way back', async () => {
    const desk = await openOffice('写不足', '第三条放前面')
    for (const question of ['改了哪里', '跟上一版比改了啥']) {
      const answer = await desk.say(question)
      expect(answer).toMatch(/移动：“普法/)
      expect(answer).not.toMatch(/收到|退回/)
    }
    expect(await openDesk().say('改了哪里')).toMatch(/没有可以比的/)
  })

  test('短一点 on the whole report says in one line what stayed', async () => {
    const desk = await openOffice('写全文')
    const answer = await desk.say('短一点')
    expect(answer.match(/要更短/g)).toHaveLength(1)
    expect(answer).not.toContain('已压缩到')
    expect(answer).toMatch(/全文由\d+字变为\d+字/)
  })

  test('a length for the whole report is shared out, not given to each section', async () => {
    const desk = await openOffice('写全文')
    const answer = await desk.say('全文压到500字')
    const [, chars = ''] = /全文由\d+字变为(\d+)字/.exec(answer) ?? []
    expect(Number(chars)).toBeGreaterThan(400)
  })

  test('what the cadre took out is not listed as missing', async () => {
    const desk = await openOffice('写不足')
    const answer = await desk.say('去掉第二点')
    expect(answer).not.toContain('没有写进去的素材')
    expect(answer).toContain('去掉了第2条')
  })

  test('what cannot be shorter is told with its name and its length, and not as if it had been cut', async () => {
    const desk = await openOffice('写全文')
    expect(await desk.say('普法那段短一点')).toMatch(/^【普法宣传】现在\d+字/)
  })

  test('words the draft has otherwise are shown as the draft has them', async () => {
    const desk = await openOffice('毛病：执法队就2个人有证还兼着别的', '写不足')
    const answer = await desk.say('去掉“还兼着别的”')
    expect(answer).toMatch(/稿子里写的是：“.*2人有证/)
  })
})

describe('短一点', () => {
  test('loses no figure of a sentence whose fact was corrected and put back', async () => {
    const desk = await openOffice('写成效', '把284改成285', '撤销')
    const answer = await desk.say('短一点')
    expect(answer).not.toMatch(/【删：[^】]*279/)
    expect(answer).not.toMatch(/删去：“[^”]*284/)
  })

  test('of the opening as much stays as fits', async () => {
    const desk = openDesk()
    for (const text of ['我们是湖东省云岭县青石镇，写2025年的', '普法宣传12场次，调解纠纷284起']) await desk.say(text)
    await desk.say('写开头')
    const [, chars = ''] = /字数：\d+字→(\d+)字/.exec(await desk.say('短一点')) ?? []
    expect(Number(chars)).toBeGreaterThan(60)
  })
})

describe('a point that is named', () => {
  test('第一条短一点 changes that point alone', async () => {
    const desk = await openOffice('写不足')
    const before = pointsOf(await desk.say('写不足'), '存在的不足和原因')
    const after = pointsOf(await desk.say('第一条短一点'), '存在的不足和原因')
    expect(after[0]?.length).toBeLessThan(before[0]?.length ?? 0)
    expect(after.slice(1)).toEqual(before.slice(1))
  })

  test('经费少那条 is found by its words', async () => {
    const desk = await openOffice('写不足')
    const answer = await desk.say('把经费少那条删掉')
    expect(pointsOf(answer, '存在的不足和原因')).toHaveLength(2)
    expect(answer).not.toContain('经费少')
  })

  test('不足第二条改成… puts the words in the place of what the point says, and the plan stays', async () => {
    const desk = await openOffice('写不足')
    const answer = await desk.say('不足第二条改成“合法性审查力量有待加强”')
    const points = pointsOf(answer, '存在的不足和原因')
    expect(points).toHaveLength(3)
    expect(points[1]).toContain('合法性审查力量有待加强。主要原因')
    expect(points[1]).not.toContain('3名')
  })

  test('a clause is taken out by its words', async () => {
    const desk = await openOffice('写成效')
    const answer = await desk.say('执法那段去掉立案')
    expect(answer.split('和上一稿比')[0]?.split('没有写进去')[0]).not.toContain('立案')
    expect(answer).toContain('检查164次')
    // Of a fact that is written but for one clause that clause alone is listed.
    expect(answer).toMatch(/没有写进去的素材：\n· 第2条：立案9件\n/)
    expect(answer).not.toMatch(/，，|，。/)
  })

  test('不足写成两点 puts no 两点 in the place of the word 不足', async () => {
    const desk = await openOffice('写不足')
    const answer = await desk.say('不足写成两点')
    expect(answer).toMatch(/合并哪几条/)
    expect(answer).not.toContain('第2稿')
  })
})

test('a figure corrected by the name of its matter is changed in the draft, too', async () => {
  const desk = await openOffice('写成效')
  const answer = await desk.say('把调解284改成285')
  expect(answer).toContain('285起')
  expect(answer).not.toContain('还是改之前的素材')
})

test('who wrote the whole report is said once, with its length', async () => {
  const answer = await (await openOffice()).say('写全文')
  expect(answer.match(/内置起草器/g)).toHaveLength(1)
  expect(answer).toMatch(/共\d+字/)
})

test('what is missing is not asked for a second time in the progress', async () => {
  const desk = await openOffice('不足还有：法律顾问到村次数少', '写不足')
  const progress = await desk.say('还差什么')
  expect(progress.match(/不足的原因/g)?.length ?? 0).toBeLessThanOrEqual(1)
})

test('what may be material is kept when there is nothing to check', async () => {
  const desk = await openOffice()
  expect(await desk.say('明年打算把村规民约全部审一遍')).toMatch(/收到[\s\S]*村规民约/)
})

test('a text that was just checked is there to be checked once more', async () => {
  const desk = openDesk()
  await desk.say('检查一下：今年我镇开展法制宣传12次，调解纠纷8起。')
  expect(await desk.say('回头再审一遍')).toContain('法制宣传')
})

test('of two points that were taken out both are named', async () => {
  const desk = await openOffice('写不足')
  expect(await desk.say('不足里去掉第一条和最后一条')).toContain('去掉了第1条和最后一条')
})

test('after a change is taken back the talk is about the whole report again, if that was written together', async () => {
  const desk = await openOffice('写全文')
  await desk.say('不足里去掉第二点')
  await desk.say('撤销')
  expect(await desk.say('去掉第三点')).toContain('您说的是哪一部分')
})

test('a length of the whole is of the whole also after one part was written by itself, and no part is left empty', async () => {
  const desk = await openOffice('写全文', '跳过', '写普法那一段')
  const answer = await desk.say('全文压缩到600字')
  expect(answer).toMatch(/全文由[78]\d\d字变为[56]\d\d字/)
  const report = await desk.say('导出')
  for (const kept of ['普法宣传12场次', '行政执法检查164次', '无其他需要报告的情况']) expect(report).toContain(kept)
})
