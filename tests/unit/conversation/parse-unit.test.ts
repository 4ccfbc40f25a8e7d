import { expect, test } from 'vitest'
import { parseUnit } from '../../../src/conversation/parse-unit.ts'

test.each([
  ['福建省永安市槐南镇', '槐南镇', '镇', '永安市', '我镇'],
  ['福建省三明市永安市槐南镇', '槐南镇', '镇', '永安市', '我镇'],
  ['重庆市酉阳土家族苗族自治县苍岭镇', '苍岭镇', '镇', '酉阳土家族苗族自治县', '我镇'],
  ['四川省乐山市市中区苏稽镇', '苏稽镇', '镇', '市中区', '我镇'],
  ['江西省景德镇市浮梁县青石乡', '青石乡', '乡', '浮梁县', '我乡'],
  ['江苏省镇江市丹徒区云岭镇', '云岭镇', '镇', '丹徒区', '我镇'],
  ['新疆维吾尔自治区塔城地区乌苏市西岭镇', '西岭镇', '镇', '乌苏市', '我镇'],
  ['云南省大理白族自治州漾江县红岩彝族乡', '红岩彝族乡', '乡', '漾江县', '我乡'],
  ['广州市白云区新桥街道办事处', '新桥街道', '街道', '白云区', '我街道'],
  ['内蒙古自治区锡林郭勒盟东乌旗青山镇', '青山镇', '镇', '东乌旗', '我镇'],
])('%s tells name, level and county', (text, name, level, county, selfName) => {
  expect(parseUnit(text)).toMatchObject({ name, level, county, selfName })
})

test('a name without superiors has no county', () => {
  expect(parseUnit('青石镇')).toEqual({ fullName: '青石镇', name: '青石镇', level: '镇', selfName: '我镇' })
})

test('a province alone is no county', () => {
  expect(parseUnit('重庆市青石镇')?.county).toBeUndefined()
})

test.each(['永安市司法局', '镇', '全年发放宣传资料300册', ''])('%s is no township', (text) => {
  expect(parseUnit(text)).toBeUndefined()
})
