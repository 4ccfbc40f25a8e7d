import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../../helpers/expect-guard.ts'

describe('what the speaker took back bears out nothing and need not be said', () => {
  test.each([
    [
      'at once',
      '热线转来的单子一共318件，不对，381件，办完379',
      '承办热线工单381件，办结379件。',
      '承办热线工单318件，办结379件。',
    ],
    ['by a denial', '发了宣传单不是五千份，是五百份', '发放宣传单500份。', '发放宣传单5000份。'],
    [
      'by a later note that counts again',
      '综治办：排查隐患三十一处，全改了\n---\n综治办：刚才少报两处，是三十三处',
      '综治办排查隐患33处，已全部整改。',
      '综治办排查隐患31处，已全部整改。',
    ],
    ['what was only planned', '报名说是八十人实到七十六', '实际参训76人。', '实际参训80人。'],
  ])('%s', (_, notes, faithful, altered) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, altered)).toBe('flag')
  })

  test('what was wrong among others is no slip of the tongue', () => {
    expect(verdictOf('抽查案卷20份，错了2份', '抽查案卷2份，存在错误。')).toBe('flag')
  })
})
