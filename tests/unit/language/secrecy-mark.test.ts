import { describe, expect, test } from 'vitest'
import { findSecrecyMark } from '../../../src/language/secrecy-mark.ts'

describe('marks stop a text', () => {
  test.each([
    '机密★1年\n关于某案件的情况',
    '秘密★',
    '绝密 ☆ 长期',
    '本材料为秘密级',
    '密级：机密',
    '（秘密）\n会议纪要',
    '【机密】',
    '内部资料 不得外传',
    '内部资料，注意保存',
    '内部文件，请勿外传！调解3件',
    '此件不要外传',
    '以下数据严禁对外公开',
  ])('%s', (text) => {
    expect(findSecrecyMark(text)).toBeDefined()
  })
})

describe('talk of secrecy is not a mark', () => {
  test.each([
    '开展保守国家秘密法宣传2场',
    '组织学习保密法，签订保密承诺书30份',
    '商业秘密保护培训1次',
    '保护当事人个人隐私和秘密',
    '政务公开栏更新12期',
    '内部管理制度不健全',
    '依法向社会公开信息56条',
  ])('%s', (text) => {
    expect(findSecrecyMark(text)).toBeUndefined()
  })
})
