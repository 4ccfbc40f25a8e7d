import { describe, expect, test } from 'vitest'
import { figureReader } from '../../helpers/figures.ts'

/** A figure in one line: value~high unit approx kind. */
function briefly(text: string): readonly string[] {
  return figureReader.read(text).map((figure) => {
    const number = figure.high === undefined ? figure.value : `${figure.value}~${figure.high}`
    return [number, figure.unit, figure.approx, figure.kind].filter((part) => part !== '' && part !== 'count').join(' ')
  })
}

describe('days as they are typed in a hurry', () => {
  test.each([
    ['5/20 下村普法', ['05-20 date']],
    ['11.9那天搞演练', ['11-09 date']],
    ['自3.5起巡查', ['03-05 date']],
    ['防溺水 7.1到7.15 巡河', ['07-01/07-15 date']],
    ['9.1-7号集中整治', ['09-01/09-07 date']],
    ['3月18开的会', ['03-18 date']],
    ['6月15到7月31巡逻', ['06-15/07-31 date']],
    ['6月15到7月31件', ['--06 date', '15~7', '31 件']],
    ['7月19夜里转移', ['07-19 date']],
    ['截至11.30，调解', ['11-30 date']],
    ['截至目前11.30元', ['11.3 元 money']],
    ['凌晨两时签的', ['T02:00 date']],
    ['四月廿一开班', ['04-21 date']],
    ['八点半开始的会', ['T08:30 date']],
    ['3月12 4月9 5月15', ['--03 date', '12', '--04 date', '9', '--05 date', '15']],
    ['5月20多人参加', ['--05 date', '20 人 多']],
    ['平均3.5那么多', ['3.5']],
    ['修路1.2到1.5公里', ['1.2~1.5 公里']],
    ['有三点到位', ['3 点']],
  ])('%s', (text, figures) => {
    expect(briefly(text)).toEqual(figures)
  })
})

describe('shares and halves', () => {
  test.each([
    ['邻里的占2/3', ['66.6667 % ratio']],
    ['1/3的户', ['33.3333 % ratio']],
    ['讲了两个半小时', ['2.5 小时 duration']],
    ['拖了三年半', ['3.5 年 duration']],
    ['一个半月', ['1.5 个月 duration']],
    ['半个多钟头', ['0.5 小时 多 duration']],
    ['两天半夜里都在', ['2 天 duration']],
    ['人数翻了一番', ['1 倍']],
    ['翻两番', ['3 倍']],
  ])('%s', (text, figures) => {
    expect(briefly(text)).toEqual(figures)
  })
})

describe('numbers and measure words as they are spoken and typed', () => {
  test.each([
    ['花了1.2w', ['12000 元 money']],
    ['100W的灯', ['100']],
    ['断面为Ⅲ类', ['3 类']],
    ['启动IV级响应', ['4 级']],
    ['来了12号人', ['12 人']],
    ['12号人大开会', ['---12 date']],
    ['三十口子人', ['30 人']],
    ['小一百户', ['100 户 近']],
    ['一顿六块', ['6 元 money']],
    ['分别20、35、41户', ['20 户', '35 户', '41 户']],
    ['投入3、5万元', ['30000 元 money', '50000 元 money']],
    ['买了电脑两台7600', ['2 台', '7600 元 money']],
    ['半年检查一次', ['1 次/半年 frequency']],
    ['上半年检查一次', ['1 次']],
    ['拉走垃圾12车', ['12 车']],
    ['三车间', []],
  ])('%s', (text, figures) => {
    expect(briefly(text)).toEqual(figures)
  })
})
