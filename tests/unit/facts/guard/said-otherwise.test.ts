import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../../helpers/expect-guard.ts'

describe('what a number of speech tells is said in other words', () => {
  test.each([
    ['the month behind its name', '八月份一个月收了六十一件投诉', '8月份受理投诉61件。', '8月份受理投诉60件。'],
    ['once in each period', '批号公示十二期，一月一期', '批号按月公示，共12期。', '批号按季度公示，共12期。'],
    [
      'once a quarter',
      '财务公开栏一季度更新一次，四次都到位',
      '财务公开栏按季度更新，全年4次均落实到位。',
      '财务公开栏按季度更新，全年3次均落实到位。',
    ],
    [
      'two with one number for each',
      '培训讲了六场，考试也有六场，跟培训一样多',
      '组织培训和考试各6场。',
      '组织培训和考试各7场。',
    ],
    ['what was asked for', '县里规定学法四次，我们就四次，一次不少', '按照规定组织学法4次。', '按照规定组织学法3次。'],
    [
      'one after another',
      '调解会开了三回，头回九个人，二回十二个，三回七个',
      '召开调解会3次，参加人数依次为9人、12人、7人。',
      '召开调解会3次，参加人数依次为9人、13人、7人。',
    ],
    [
      'once more',
      '三月五号查了砂场两家，四月又去了一回',
      '3月5日检查砂场2家，4月再次前往检查。',
      '3月5日检查砂场3家，4月再次前往检查。',
    ],
    [
      'a question',
      '司法所：调解31件\n---\n派出所：调解20件\n---\n两家有没有重的？没有',
      '司法所调解31件、派出所调解20件，互不重复。',
      '司法所调解20件、派出所调解31件，互不重复。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, altered)).toBe('flag')
  })

  test('a number asked for that was not reached is lost', () => {
    expect(verdictOf('县里规定学法六次，我们学了四次', '按照规定组织学法4次。')).toBe('flag')
  })
})

describe('figures belong to whom their note names at its head', () => {
  const notes = '柳湾：涉及六户，谈了三次\n---\n桥头：两户，谈了八次'

  test('beside that name they pass', () => {
    expect(verdictOf(notes, '柳湾纠纷涉及6户，经3次协商化解；桥头纠纷涉及2户，经8次协商化解。')).toBe('pass')
  })

  test.each([
    '柳湾纠纷涉及6户，经8次协商化解；桥头纠纷涉及2户，经3次协商化解。',
    '柳湾纠纷涉及2户，经3次协商化解；桥头纠纷涉及6户，经8次协商化解。',
  ])('beside another they changed places: %s', (draft) => {
    expect(verdictOf(notes, draft)).toBe('flag')
  })
})
