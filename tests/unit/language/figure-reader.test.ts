import { describe, expect, test } from 'vitest'
import { figureReader } from '../../helpers/figures.ts'

/** A figure in one line: value~high unit approx kind. */
function briefly(text: string): readonly string[] {
  return figureReader.read(text).map((figure) => {
    const number = figure.high === undefined ? figure.value : `${figure.value}~${figure.high}`
    return [number, figure.unit, figure.approx, figure.kind].filter((part) => part !== '' && part !== 'count').join(' ')
  })
}

describe('figures are read with value, unit and approximation', () => {
  test.each([
    ['调解成功284起', ['284 起']],
    ['发放资料１２，０００份', ['12000 份']],
    ['发放资料12,000份', ['12000 份']],
    ['投入1.2万元', ['12000 元 money']],
    ['投入12000元', ['12000 元 money']],
    ['浏览22万3895次', ['223895 次']],
    ['资料发了1万多份', ['10000 份 多']],
    ['资料发了3千多份', ['3000 份 多']],
    ['80多个人参加', ['80 人 多']],
    ['拆除面积三百八十个平方', ['380 平方米']],
    ['2100个平方米', ['2100 平方米']],
    ['调解二百八十四起', ['284 起']],
    ['两千三百零五人次', ['2305 人次']],
    ['两名干部', ['2 名']],
    ['百余件', ['100 件 余']],
    ['近百户', ['100 户 近']],
    ['数十次', ['20~90 次']],
    ['十几场', ['10 场 多']],
    ['廿三户', ['23 户']],
    ['罚款叁佰元', ['300 元 money']],
    ['满意率百分之九十五', ['95 % ratio']],
    ['调解率百分之百', ['100 % ratio']],
    ['都是百分百', ['100 % ratio']],
    ['满意率９８．５０％', ['98.5 % ratio']],
    ['九成群众满意', ['90 % ratio']],
    ['九成五', ['95 % ratio']],
    ['半数村', ['50 % ratio']],
    ['百分之九十八点九五', ['98.95 % ratio']],
    ['开会2-3次', ['2~3 次']],
    ['开会2至3次', ['2~3 次']],
    ['两三次', ['2~3 次']],
    ['约2000人次', ['2000 人次 约']],
    ['近300人', ['300 人 近']],
    ['超过50场', ['50 场 超']],
    ['50场以上', ['50 场 以上']],
    ['50场左右', ['50 场 左右']],
    ['附近3个村', ['3 个']],
    ['签约3家', ['3 家']],
    ['平均94.7分', ['94.7 分 score']],
    ['人均40多学时', ['40 学时 多 duration']],
    ['三十余万元', ['300000 元 余 money']],
    ['两千块奖励举报人', ['2000 元 money']],
    ['罚了80块', ['80 元 money']],
    ['五百来块钱', ['500 元 约 money']],
    ['制作展板1500余块', ['1500 块 余']],
    ['更换展板3块', ['3 块']],
    ['千分之三', ['0.3 % ratio']],
    ['千把人来看', ['1000 人 约']],
    ['三十来岁', ['30 岁 约']],
    ['俩律师驻镇', ['2 个']],
    ['俩村干部', ['2 个']],
    ['一天俩小时', ['1 天 duration', '2 小时 duration']],
    ['每天播3遍', ['3 次/天 frequency']],
    ['就他俩去', []],
    ['镇上8个调解员', ['8 个']],
    ['来了上百人', ['100 人 超']],
    ['32成功', ['32']],
    ['提高3.2个百分点', ['3.2 个百分点 ratio']],
  ])('%s', (text, expected) => {
    expect(briefly(text)).toEqual(expected.map((one) => one.trim()))
  })
})

describe('dates, spans and frequencies have their own forms', () => {
  test.each([
    ['3月5号搞的', ['03-05 date']],
    ['2023年4月3日上午', ['2023-04-03 date']],
    ['二〇二三年十二月二十日', ['2023-12-20 date']],
    ['1—12月共发放', ['--01/--12 date']],
    ['4月至6月', ['--04/--06 date']],
    ['3月5日至8日', ['03-05/03-08 date']],
    ['2021—2025年', ['2021/2025 date']],
    ['3月5号和20号都去了', ['03-05 date', '03-20 date']],
    ['一季度', ['Q1 date']],
    ['每月一次', ['1 次/月 frequency']],
    ['每个月排一次', ['1 次/月 frequency']],
    ['每两个月开展2次', ['2 次/2月 frequency']],
    ['每季度研判', ['1 次/季度 frequency']],
    ['2023法治政府报告', ['2023 date']],
  ])('%s', (text, expected) => {
    expect(briefly(text)).toEqual(expected)
  })
})

describe('names and words that hold numerals are no figures', () => {
  test.each([
    '增强四个意识',
    '做到两个维护',
    '八五普法',
    '拨打12345热线',
    '“12·4”国家宪法日',
    '第一责任人',
    '国办发〔2018〕118号',
    '一村一法律顾问',
    '1+1+N工作法',
    '一、总体情况',
    '（一）组织领导',
    '一是加强学习；二是加强宣传',
    '四议两公开',
    '《法治社会建设实施纲要（2020—2025年）》',
    '十分重要',
    '进一步加强',
    '一些干部',
    '统一部署',
    '三项制度',
    '最多跑一次',
    '党的二十大',
    '三年行动计划',
    '周一上午',
    '“5+2”',
  ])('%s', (text) => {
    expect(figureReader.read(text)).toEqual([])
  })

  test('numbers at the head of lines that only count the points are left out', () => {
    expect(figureReader.read('1法治意识不够\n2人手不够\n3宣传单一')).toEqual([])
    expect(figureReader.read('8个行政村\n9个社区')).toHaveLength(2)
  })
})

describe('each figure is given the words that say what it counts', () => {
  test.each([
    ['调解成功284起', ['调解成功']],
    ['17个人有证 1个在考', ['证', '在考']],
    ['婚姻家庭12 邻里10', ['婚姻家庭', '邻里']],
    ['东村、西村分别调解12件、8件', ['东村', '西村']],
  ])('%s', (text, subjects) => {
    const found = figureReader.read(text).map((figure) => figure.subject)
    expect(found).toHaveLength(subjects.length)
    subjects.forEach((subject, index) => {
      expect(found[index]).toContain(subject)
    })
  })

  test('bare numbers of a list take the unit of its total', () => {
    const figures = figureReader.read('受理22件\n婚姻家庭12 邻里10')
    expect(figures.map((figure) => figure.unit)).toEqual(['件', '件', '件'])
  })
})
