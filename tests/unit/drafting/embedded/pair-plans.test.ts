import { expect, test } from 'vitest'
import { draftOf } from '../../../helpers/embedded-parts.ts'

const PROBLEMS = '存在问题：一是草场的老合同写得不清楚；二是懂双语又懂法的人缺；三是拆违后续管控不到位'

async function plan(...notes: readonly string[]): Promise<readonly string[]> {
  const { text } = await draftOf('plan', notes)
  return text.split('\n').filter((line) => /^[一二三四]是/.test(line))
}

test('as many measures as shortcomings answer them in their order', async () => {
  const points = await plan(PROBLEMS, '明年打算：一是把25块草场重新丈量；二是办2期骨干班；三是按月到现场看一遍')
  expect(points).toHaveLength(3)
  expect(points[0]).toContain('25块草场')
  expect(points[1]).toContain('2期')
  expect(points[2]).toContain('按月')
})

test('a measure of the kind of another point breaks the order', async () => {
  const points = await plan(
    '存在问题：一是普法形式单一；二是调解员不会写卷宗',
    '明年打算：一是培训调解员写调解卷宗；二是普法多拍短视频',
  )
  expect(points[0]).toContain('短视频')
})
