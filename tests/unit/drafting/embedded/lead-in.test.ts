import { expect, test } from 'vitest'
import { draftOf } from '../../../helpers/embedded-parts.ts'

async function measures(...notes: readonly string[]): Promise<string> {
  const { text } = await draftOf('measures', notes)
  return text
}

test('a subsection opens with who acts; what it is about its heading has said', async () => {
  const text = await measures(
    '划了网格106个，网格员780人，全年受理纠纷52件，调解成功50件，成功率96.2%，没有上交的，各村每月排查不稳定因素一次',
  )
  expect(text).toMatch(/^我镇划分网格|\n我镇|我镇/)
  expect(text).not.toMatch(/围绕|方面，/)
})

test('a lead-in names only the listeners that the notes name', async () => {
  const text = await measures(
    '进校园讲法治课12场，学校都聘了法治副校长，给群众发放宣传资料8000份，悬挂横幅30条，开展讲座16场',
    '法律明白人培养了45名，大喇叭每周播放普法音频3次，禁毒宣传6场，反诈入户宣传2600户，短视频发了24条，法治广场更换宣传板16块',
  )
  expect(text).toMatch(/围绕面向在校学生、群众的普法宣传，/)
  expect(text).not.toContain('务工人员')
})

test('a sentence that leads in by itself, and a thin subsection, get none', async () => {
  expect(await measures('利用赶集日开展宣传30次，发放宣传资料8000份，悬挂横幅30条')).not.toMatch(/围绕|方面，/)
  expect(await measures('调解纠纷9件')).not.toMatch(/围绕|方面，/)
})
