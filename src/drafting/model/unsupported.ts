import type { Fact } from '../../core/fact.ts'
import type { ModelProse } from '../../core/knowledge/model-prose.ts'

const TITLE = /《([^《》]{2,60})》/g
const QUOTED = /“([^“”]{2,40})”/g

/** What a sentence may rest on, and what it is looked through for. */
export interface Ground {
  readonly facts: readonly Fact[]
  readonly phrases: readonly string[]
  readonly prose: ModelProse
}

/** Names, persons, praise and claims that the facts do not carry: reasons in Chinese. */
export function unsupported(text: string, { facts, phrases, prose }: Ground): readonly string[] {
  const ground = bare([...facts.map((fact) => `${fact.context ?? ''}${fact.claim}`), ...phrases].join('|'))
  const names = [...text.matchAll(TITLE), ...text.matchAll(QUOTED)]
    .filter(([, name = '']) => !isGrounded(name, ground))
    .map(([all]) => `${all}在素材中没有`)
  const boasts = (text.match(prose.boasts) ?? [])
    .filter((boast) => !ground.includes(bare(boast)))
    .map((boast) => `“${boast}”素材中没有说`)
  const offices = (text.match(prose.offices) ?? [])
    .filter((office) => !ground.includes(office))
    .map((office) => `“${office}”素材中没有`)
  const honour = prose.honours.exec(text)?.[0]
  const honours = honour === undefined || prose.honours.test(ground) ? [] : [`“${honour}”素材中没有说`]
  return [...names, ...boasts, ...honours, ...offices, ...needyClaims(text, ground, prose)]
}

function needyClaims(text: string, ground: string, { claims }: ModelProse): readonly string[] {
  return claims.flatMap(({ says, borneOutBy }) => {
    const said = says.find((word) => text.includes(word))
    if (said === undefined || [...says, ...borneOutBy].some((word) => ground.includes(word))) return []
    return [`“${said}”素材中没有说`]
  })
}

function isGrounded(name: string, ground: string): boolean {
  const plain = bare(name.replace(/^中华人民共和国/, ''))
  return plain === '' || /^[\d]+$/.test(plain) || ground.includes(plain)
}

/** Words without their marks. */
export const bare = (text: string): string => text.replace(/[\s·．.、，。：；“”‘’"'《》（）()—-]/g, '')
