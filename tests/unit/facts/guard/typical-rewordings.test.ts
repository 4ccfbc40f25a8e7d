import { describe, expect, test } from 'vitest'
import { createFigureGuard } from '../../../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from '../../../helpers/figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const judge = (notes: string, draft: string) => guard(draft, factsFromNotes([notes], figureReader)).verdict

/** What a stranger's rewording says, and the same with a figure altered or two exchanged. */
interface Reworded {
  readonly title: string
  readonly notes: string
  readonly draft: string
  readonly altered: readonly string[]
}

const cases: readonly Reworded[] = [
  {
    title: 'a half of a named year says its months',
    notes: '2024年1—6月登记流动人口4100人，注销52人',
    draft: '2024年上半年，登记流动人口4100人，注销52人。',
    altered: [
      '2024年下半年，登记流动人口4100人，注销52人。',
      '2023年上半年，登记流动人口4100人，注销52人。',
      '2024年上半年，登记流动人口4100人，注销55人。',
    ],
  },
  {
    title: '每周一堂 counts lessons and names no Monday',
    notes: '夜校每周一堂课，一年教了48堂',
    draft: '夜校每周授课1堂，全年授课48堂。',
    altered: ['夜校每周授课2堂，全年授课48堂。'],
  },
  {
    title: 'all but the rest says how many',
    notes: '隐患排查46处，整改44处',
    draft: '排查隐患46处，除2处外均已整改到位。',
    altered: ['排查隐患46处，除3处外均已整改到位。', '排查隐患48处，除2处外均已整改到位。'],
  },
  {
    title: 'what was and its change make what is',
    notes: '新装路灯35盏，原来有120盏',
    draft: '路灯由120盏增至155盏，新装35盏。',
    altered: ['路灯由120盏增至165盏，新装35盏。', '路灯由35盏增至155盏，新装120盏。'],
  },
  {
    title: 'what it was pressed down to is no change of it',
    notes: '办理时限由5天压缩到2天',
    draft: '办理时限由5天压缩到2天。',
    altered: ['办理时限由5天压缩到3天。'],
  },
  {
    title: 'a number behind a row of others is no count of them',
    notes: '受理纠纷39件，成功31件，8件引导诉讼',
    draft: '受理纠纷39件，成功31件，引导诉讼8件。',
    altered: ['受理纠纷39件，成功31件，引导诉讼8件，开展回访3次。'],
  },
  {
    title: 'a row with spaces before its numbers is no row of marks, and each number keeps its name',
    notes: '纠纷 22 件（邻里 14、婚姻 5、土地 3）',
    draft: '化解纠纷22件，其中邻里纠纷14件、婚姻家庭纠纷5件、土地纠纷3件。',
    altered: [
      '化解纠纷22件，其中邻里纠纷14件、婚姻家庭纠纷3件、土地纠纷5件。',
      '化解纠纷22件，其中邻里纠纷14件、婚姻家庭纠纷6件、土地纠纷3件。',
    ],
  },
  {
    title: '一回60人 is so many for each term',
    notes: '搞了三回网格员培训，一回60人，总共180人次',
    draft: '举办网格员培训3期，每期60人，累计参训180人次。',
    altered: ['举办网格员培训3期，每期50人，累计参训180人次。', '举办网格员培训3期，每期60人，累计参训160人次。'],
  },
  {
    title: 'lectures are counted as 个 or as 场',
    notes: '办了3个讲座，发了两千本册子',
    draft: '举办讲座3场，发放宣传册2000本。',
    altered: ['举办讲座4场，发放宣传册2000本。'],
  },
]

describe('the guard knows the rewordings of strangers', () => {
  test.each(cases)('$title', ({ notes, draft, altered }) => {
    expect(judge(notes, draft)).toBe('pass')
    for (const one of altered) expect(judge(notes, one), one).toBe('flag')
  })
})
