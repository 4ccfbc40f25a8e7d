import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFullTitles } from '../../../../src/drafting/embedded/full-titles.ts'
import { loadLaws } from '../../../../src/knowledge/laws.ts'

const full = createFullTitles(loadLaws(join(import.meta.dirname, '../../../../config')))

describe('laws told by their bare names', () => {
  it('get their full titles and marks, with no mark between two of them', () => {
    expect(full('学习反有组织犯罪法。')).toBe('学习《中华人民共和国反有组织犯罪法》。')
    expect(full('学习宪法、民法典、信访工作条例等内容')).toBe(
      '学习《中华人民共和国宪法》《中华人民共和国民法典》《信访工作条例》等内容',
    )
    expect(full('宣讲反家暴法')).toBe('宣讲《中华人民共和国反家庭暴力法》')
  })

  it('stay as they are where they are part of another name or have their marks already', () => {
    const kept = ['开展民法典宣传月活动', '“宪法进万家”', '学习《民法典》', '治水法子多', '中华人民共和国宪法宣誓']
    for (const text of kept) expect(full(text)).toBe(text)
  })

  it('and memorial days get their names', () => {
    expect(full('抓住国安日、宪法日等节点')).toBe('抓住全民国家安全教育日、国家宪法日等节点')
    expect(full('“12·4”国家宪法日')).toBe('“12·4”国家宪法日')
  })
})
