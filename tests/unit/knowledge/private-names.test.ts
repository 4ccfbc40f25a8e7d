import { expect, test } from 'vitest'
import { createMask } from '../../../src/drafting/model/mask.ts'
import { privateNames } from '../../helpers/drafting-house.ts'

test('a role an operator adds hides the names behind it', () => {
  const text = '养殖户王建国反映排污问题1次'
  expect(createMask(privateNames).hide(text)).toBe(text)
  const more = { ...privateNames, roles: [...privateNames.roles, '养殖户'] }
  expect(createMask(more).hide(text)).toBe('养殖户［隐1］反映排污问题1次')
})

test('a longer role comes before the one it holds, whatever the order of the table', () => {
  const at = (role: string): number => privateNames.roles.indexOf(role)
  expect(at('被申请人')).toBeLessThan(at('申请人'))
})
