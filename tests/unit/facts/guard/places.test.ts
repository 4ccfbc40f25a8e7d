import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../../helpers/expect-guard.ts'

/** What was told, a faithful way to write it, and the same with two figures exchanged. */
describe('a figure keeps its place through rewording, and exchanged it is flagged', () => {
  test.each([
    [
      'so many with so many each',
      '26个社区各设1个说事室，每室配说事员3人',
      '在26个社区各设说事室1个，每个说事室配备说事员3名，共78名。',
      '在3个社区各设说事室1个，每个说事室配备说事员26名，共78名。',
    ],
    [
      'what was done and what was not',
      '队里21名，持证的15名，今年考下来4名，还有6名没证',
      '21名队员中已有15人取得证件（年内新取证4人），另6人尚未持证。',
      '21名队员中已有6人取得证件（年内新取证4人），另15人尚未持证。',
    ],
    [
      'a list of kinds before the row of what they have',
      '递交申请46件，其中讨薪25件，赡养9件，交通事故12件',
      '协助递交申请46件，涉及讨薪、交通事故、赡养等类型，依次为25件、12件、9件。',
      '协助递交申请46件，涉及讨薪、交通事故、赡养等类型，依次为25件、9件、12件。',
    ],
    [
      'a list of places in the clause before',
      '广场修了两个，一个在柳家湾三百平，一个在沙溪七百二十平',
      '在柳家湾、沙溪建成广场2处，面积分别为300平方米、720平方米。',
      '在柳家湾、沙溪建成广场2处，面积分别为720平方米、300平方米。',
    ],
    [
      'a topic told once, that moves to whichever figure is told first',
      '小餐饮备案卡发放31张，注销6张，目前有效卡118张。',
      '目前有效小餐饮备案卡共118张，今年新发放31张，注销6张。',
      '目前有效小餐饮备案卡共6张，今年新发放31张，注销118张。',
    ],
    [
      'years the later of which is told first',
      '调委会2023年受理纠纷150件，2024年受理120件，下降20%。',
      '2024年，调委会受理纠纷120件，较2023年的150件下降20%。',
      '2023年，调委会受理纠纷120件，较2024年的150件下降20%。',
    ],
    [
      'so many for one of them, told without 每',
      '全镇15个村，一个村配了3个信息员，凑起来45个，都培训过了。',
      '按照每村3名的标准，在全镇15个村配备信息员共45名，均已完成培训。',
      '按照每村45名的标准，在全镇15个村配备信息员共3名，均已完成培训。',
    ],
    [
      'two dates with as many places and halls each',
      '到年底，建成广场3个、长廊7处；上半年只有1个广场和3处长廊',
      '上半年建成广场1个、长廊3处；到年底，建成广场3个、长廊7处。',
      '上半年建成广场1个、长廊7处；到年底，建成广场3个、长廊3处。',
    ],
    [
      'figures named by the words behind them, and the row that goes by them',
      '信息员16人，报线索71条；治安户长33人，报线索98条',
      '16名信息员、33名治安户长活跃在一线，分别报送线索71条、98条。',
      '16名信息员、33名治安户长活跃在一线，分别报送线索98条、71条。',
    ],
  ])('%s', (_, notes, faithful, exchanged) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, exchanged)).toBe('flag')
  })
})
