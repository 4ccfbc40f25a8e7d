import type { DraftParagraph } from '../../core/draft.ts'

/** Where a name may begin: at a clause, or after who brings the person in. */
const START = '(?<=^|[，。；、：由请和是])'

/** 公开版: 王某某书记 → 党委书记, 李某镇长 → 镇长; no private name leaves in front of an office. */
export function officeForName(paragraphs: readonly DraftParagraph[], surnames: string): readonly DraftParagraph[] {
  const named = new RegExp(
    `${START}[${surnames}](?:某{1,2}|\\p{Script=Han}{1,2})?(书记|镇长|乡长|主任|所长)(?!会|办)`,
    'gu',
  )
  const offices = (text: string): string =>
    text.replace(named, (whole, office: string) =>
      DEPUTY.test(whole) ? whole : office === '书记' ? '党委书记' : office,
    )
  return paragraphs.map((one) => ({
    ...one,
    sentences: one.sentences.map((sentence) => ({ ...sentence, text: offices(sentence.text) })),
  }))
}

/** 党委书记, 党工委书记, 办事处主任 name no person. */
const DEPUTY = /党|副|委|支部|支书|办|处|村|社区|中心|政|站/
