import { describe, expect, test } from 'vitest'
import { createMask } from '../../../../src/drafting/model/mask.ts'
import { privateNames } from '../../../helpers/drafting-house.ts'

describe('hidden on the way out, put back on the way in', () => {
  test.each<readonly [string, readonly string[]]>([
    ['联系人电话13812345678，已办结', ['13812345678']],
    ['电话138 1234 5678', ['138 1234 5678']],
    ['固话0597-3612345', ['0597-3612345']],
    ['身份证110101199003071234的村民', ['110101199003071234']],
    ['身份证11010119900307123X', ['11010119900307123X']],
    ['银行卡6222021234567890123', ['6222021234567890123']],
    ['邮箱zhangsan@example.com', ['zhangsan@example.com']],
    ['当事人张某与李某因宅基地纠纷', ['张某', '李某']],
    ['调解村民王建国和赵大山的山林纠纷1起', ['王建国', '赵大山']],
    ['原告陈小红诉被告刘强', ['陈小红', '刘强']],
    ['社区矫正对象：周某某在册', ['周某某']],
    ['信访人吴桂花反映道路问题2次', ['吴桂花']],
    ['帮助张某某讨薪，欧阳某甲也拿到了钱', ['张某某', '欧阳某甲']],
  ])('%s', (text, secrets) => {
    const mask = createMask(privateNames)
    const hidden = mask.hide(text)
    for (const secret of secrets) expect(hidden).not.toContain(secret)
    expect(mask.reveal(hidden)).toBe(text)
  })
})

describe('nothing else is touched', () => {
  test.each([
    '排查168次，12345热线119件',
    '投入1200000元，受益10000余人次',
    '发放资料1.2万份，2023年12月20日',
    '群众满意率99.07%',
    '村民代表大会召开3次',
    '居民委员会换届',
    '当事人双方达成协议',
    '申请人高度认可',
    '被告知权利12人',
    '全体村民参加会议',
    '某村纠纷1起',
  ])('%s', (text) => {
    expect(createMask(privateNames).hide(text)).toBe(text)
  })
})

test('one secret has one code, also where no role stands before it', () => {
  const mask = createMask(privateNames)
  expect(mask.hide('当事人王建国到场。王建国签字。')).toBe('当事人［隐1］到场。［隐1］签字。')
  expect(mask.hide('联系王建国')).toBe('联系［隐1］')
})

test('a code that was never given stays as it is', () => {
  expect(createMask(privateNames).reveal('［隐7］到场')).toBe('［隐7］到场')
})
