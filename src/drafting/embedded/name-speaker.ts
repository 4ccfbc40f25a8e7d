import type { Fact } from '../../core/fact.ts'

/** 平安法治办, 综合执法大队, 妇联, 中心小学: the body in front of what its line is (一季度小结, 补充). */
const BODY =
  /^(\p{Script=Han}{0,9}?(?:办公室|大队|中心|小学|中学|学校|法庭|妇联|团委|工会|纪委|(?<=\p{Script=Han})[办所队站局院]))(?=$|[（(\s]|(?:上半年|下半年|全年|[一二三四]季度|\d{1,2}月|工作|小结|总结|汇总|补充))/u
/** 我办紧扣…, 我们参与调解…: the body itself. */
const OURSELVES = /我(?:办|所|队|大队|中心|站|局|院|校|单位)(?!事|理|公)/gu
const WE = /(?:我们|咱们?|俺们)(?!镇|乡|街道|村|这|县|区|办|所|队|要|得|想|打算|准备|计划|把)/u
const BARE = /(^|，)(?:大队|中心|窗口)(?=坚持|聚焦|推进|开展|推行|落实|牵头|组织|紧扣|配合|参与)/gu
/** 书记, 镇长: whom 他 stands for. */
const HEAD = /^(?:镇|乡|街道)?(?:党(?:工)?委)?(?:书记|镇长|乡长|街道办主任)$/u
const HE = /[他她](?:自己)?(?!们|人|处|乡)/u

/** Says by name who speaks of himself as 我办 or 我们, and who was only called 他. `text` is the claim, figures as slots. */
export function nameSpeaker(text: string, { context = '' }: Pick<Fact, 'context'>): string {
  if (HEAD.test(context)) return text.replace(HE, context)
  const body = BODY.exec(context)?.[1]
  if (body === undefined) return text
  return text.replace(OURSELVES, body).replace(WE, body).replace(BARE, `$1${body}`)
}

/** True for the name of a body and nothing more: 农业农村中心, 妇联. */
export function isBody(label: string): boolean {
  return BODY.exec(label)?.[1] === label
}
