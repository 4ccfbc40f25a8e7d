import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../../helpers/expect-guard.ts'

describe('what is told as one speaks passes in writing, and its altered sibling is flagged', () => {
  test.each([
    [
      'a half behind its measure word',
      '镇口查获私宰猪肉两箱半，跑了一天半',
      '在镇口查获私宰猪肉2.5箱，历时1.5天。',
      '在镇口查获私宰猪肉2箱，历时1.5天。',
    ],
    [
      'a half within it',
      '那场调解谈了三个半小时，前后拖了两个半月',
      '该纠纷历时2.5个月，现场调解用时3.5小时。',
      '该纠纷历时2.5个月，现场调解用时3小时。',
    ],
    [
      'tenths behind a length or a field',
      '挖断的路有一米四宽，占了人家两亩六分',
      '挖断道路宽1.4米，侵占土地2.6亩。',
      '挖断道路宽1米，侵占土地2.6亩。',
    ],
    [
      'money in 毛',
      '水费收乱了，定成一吨两块三，电费一度六毛五',
      '规范收费标准，水费每吨2.3元、电费每度0.65元。',
      '规范收费标准，水费每吨2.3元、电费每度0.56元。',
    ],
    [
      'so much for one of them',
      '机耕道占了九亩地，一亩补六百，一共五千四',
      '机耕道占地9亩，每亩补偿600元，共计5400元。',
      '机耕道占地9亩，每亩补偿500元，共计5400元。',
    ],
    [
      'the fine for one',
      '逮住偷沙船三条，罚了六万，一条两万',
      '查获非法采砂船3条，每条罚款2万元，共罚款6万元。',
      '查获非法采砂船3条，每条罚款3万元，共罚款6万元。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, altered)).toBe('flag')
  })
})
