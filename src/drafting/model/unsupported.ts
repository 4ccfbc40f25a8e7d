import type { Fact } from '../../core/fact.ts'

/** Praise, records and clean slates: said only when a fact says so. */
const BOAST =
  /受到[^，。]{0,10}(?:表扬|表彰|肯定|好评)|得到[^，。]{0,10}(?:表扬|表彰|肯定|认可|好评)|名列[^，。]{0,6}|位居[^，。]{0,6}|全(?:国|省|市|县|区)(?:第|前|率先|首)|率先|首创|零(?:上访|事故|投诉|差错|发生|案件|复议|诉讼|败诉)|(?:未|没有)(?:发生|出现)|无一[例起件]|无[^，。]{1,8}(?:案件|事故|事件)|无[^，。]{0,4}(?:发生|投诉)/g

/** What a report says of its own effect; tolerated nowhere without a fact, but not worth asking again: cut off. */
const EFFECT =
  /(?:显著|明显|大幅|有效|切实|稳步|持续|不断|进一步|全面|极大|充分)(?:地)?(?:提升|提高|增强|改善|好转|维护|保障|遏制|促进|推动|夯实|激发|营造|满足|减少|优化|防范|化解|规范|解决)|氛围[^，。]{0,6}浓厚|(?:取得|收到)[^，。]{0,8}(?:成效|效果|实效|成果)|营造了?[^，。]{0,14}(?:氛围|环境)|奠定了[^，。]{0,10}基础|提供了[^，。]{0,14}(?:保障|支撑)|形成了[^，。]{0,14}(?:格局|局面|合力|氛围)|群众[^，。]{0,8}(?:满意度|获得感|幸福感|安全感)|全覆盖|从源头上|(?:正确|坚强)领导下/

/** An honour said in one of these words is borne out by any other of them. */
const HONOUR = /获评|荣获|被评为|评为|被授予|授予|入选|获得|创成|摘得/
/** Offices: who led, chaired or taught is never added. */
const OFFICE =
  /书记|镇长|乡长|主任|组长|(?<!政协)委员(?!会)|所长|局长|队长|律师|法官|检察官|专家|教授|人大代表|政协委员|[一-龥]{2,3}同志/g

const TITLE = /《([^《》]{2,60})》/g
const QUOTED = /“([^“”]{2,40})”/g

/** Names and praise that the facts do not carry: reasons in Chinese. */
export function unsupported(text: string, facts: readonly Fact[], phrases: readonly string[]): readonly string[] {
  const ground = bare([...facts.map((fact) => `${fact.context ?? ''}${fact.claim}`), ...phrases].join('|'))
  const names = [...text.matchAll(TITLE), ...text.matchAll(QUOTED)]
    .filter(([, name = '']) => !isGrounded(name, ground))
    .map(([all]) => `${all}在素材中没有`)
  const boasts = (text.match(BOAST) ?? [])
    .filter((boast) => !ground.includes(bare(boast)))
    .map((boast) => `“${boast}”素材中没有说`)
  const offices = (text.match(OFFICE) ?? [])
    .filter((office) => !ground.includes(office))
    .map((office) => `“${office}”素材中没有`)
  const honour = HONOUR.exec(text)?.[0]
  const honours = honour === undefined || HONOUR.test(ground) ? [] : [`“${honour}”素材中没有说`]
  return [...names, ...boasts, ...honours, ...offices]
}

/** Cuts clauses that only praise the effect; the first clause and whatever carries a figure or a fact's words stay. */
export function withoutEffects(text: string, facts: readonly Fact[]): string {
  const ground = bare(facts.map((fact) => fact.claim).join('|'))
  const end = /[。！？：]?$/.exec(text)?.[0] ?? ''
  const clauses = text.slice(0, text.length - end.length).split('，')
  const kept = clauses.filter((clause, n) => n === 0 || !isEffect(clause, ground))
  return kept.join('，') + end
}

/** True for a sentence that is nothing but effect: no fact's words, no figure. */
export const isOnlyEffect = (text: string, facts: readonly Fact[]): boolean =>
  isEffect(text, bare(facts.map((fact) => fact.claim).join('|')))

function isEffect(clause: string, ground: string): boolean {
  const effect = EFFECT.exec(clause)?.[0]
  return effect !== undefined && !/\d/.test(clause) && !ground.includes(bare(effect))
}

function isGrounded(name: string, ground: string): boolean {
  const plain = bare(name.replace(/^中华人民共和国/, ''))
  return plain === '' || /^[\d]+$/.test(plain) || ground.includes(plain)
}

const bare = (text: string): string => text.replace(/[\s·．.、，。：；“”‘’"'《》（）()—-]/g, '')
