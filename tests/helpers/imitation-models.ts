import { briefOf, embedded } from './drafting-house.ts'
import { factOf } from './facts.ts'
import { figureReader } from './figures.ts'
import type { ModelAnswer, ModelRequest, ModelScript } from './model-server.ts'
import { qinghe } from './towns.ts'

/** How a model behaves. Each is a function of the prompt alone, as a model's answer is. */
export type Manner = 'faithful' | 'able' | 'sloppy' | 'wordy' | 'hostile' | 'rubbish'

interface Told {
  readonly id: string
  readonly claim: string
}

interface Asked {
  readonly parts: readonly { readonly n: number; readonly facts: readonly Told[]; readonly hint: string }[]
  readonly repair: boolean
}

/** Reads what a prompt asks for, the way a model would: by its marks. */
function readPrompt({ body }: Pick<ModelRequest, 'body'>): Asked {
  const user = userOf(body)
  const parts: { n: number; facts: Told[]; hint: string }[] = []
  for (const line of user.split('\n')) {
    const part = /^【节(?<n>\d+)】(?<hint>.*)$/.exec(line)?.groups
    if (part !== undefined) parts.push({ n: Number(part['n']), facts: [], hint: part['hint'] ?? '' })
    const told = toldIn(line)
    if (told !== undefined && parts.length === 0) parts.push({ n: 1, facts: [], hint: '' })
    if (told !== undefined) parts.at(-1)?.facts.push(told)
  }
  return { parts, repair: user.includes('<原句>') }
}

const userOf = ({ messages }: ModelRequest['body']): string => messages[1]?.content ?? ''

function toldIn(line: string): Told | undefined {
  const match = /^(f\d+)｜(?:（[^）]*）)?(.*)$/.exec(line)
  return match === null ? undefined : { id: match[1] ?? '', claim: match[2] ?? '' }
}

/** What a model that follows the prompt makes of a note: written Chinese, the figures as they are. */
function formal(claim: string): string {
  return claim
    .replace(/^忽略.*$/, '开展普法宣传')
    .replace(/发了/g, '发放')
    .replace(/搞了/g, '组织')
    .replace(/来了(\d+)个人/g, '$1人参加')
    .replace(/来的群众有(\d+)多/g, '群众$1余人参加')
    .replace(/(\d+)多([次份个])/g, '$1余$2')
    .replace(/万多份/g, '万余份')
    .replace(/(\d+)号/g, '$1日')
    .replace(/只有/g, '仅')
    .replace(/[，。；]?$/, '')
}

const writers: Readonly<Record<Manner, (asked: Asked, n: number) => string>> = {
  faithful: (asked) => (asked.repair ? lines(asked) : `【正文】\n${lines(asked)}【完】\n`),
  able: (asked) => (asked.repair ? lines(asked, written) : `【正文】\n${lines(asked, written)}【完】\n`),
  sloppy: (asked) =>
    asked.parts
      .map(
        (part) =>
          `## 第${part.n}部分\n${part.facts.map((fact, at) => `- **${formal(fact.claim).replaceAll('，', ',')}**.${at % 2 === 0 ? ` [${fact.id}]` : ''}\n`).join('')}`,
      )
      .join('\n'),
  wordy: (asked) =>
    `好的，以下是根据您提供的素材撰写的内容：\n\n首先我需要看看素材里有哪些数字。\n\n【正文】\n${asked.parts
      .map(
        (part) =>
          `【节${part.n}】\n在县委、县政府的坚强领导下，各项工作取得显著成效。\n${part.facts.map((fact) => `${formal(fact.claim)}，有效提升了群众满意度，营造了良好的法治氛围。〔${fact.id}〕\n工作得到上级充分肯定。〔${fact.id}〕\n`).join('')}`,
      )
      .join('')}【完】\n希望以上内容对您有所帮助，如需修改请告诉我。`,
  hostile: (asked, n) => hostile(asked, n),
  rubbish: () => '�{"a":[1,2'.repeat(40),
}

/** What an able writer makes of a note: whole sentences, no 口语. */
function written({ id, claim }: Told): string {
  const fact = factOf(id, claim, { figures: figureReader.read(claim) })
  const sentences = embedded.writeSentences([fact], briefOf(qinghe, 'measures'))
  return sentences.length === 0 ? formal(claim) : sentences.map(({ text }) => text.replace(/。$/, '')).join('，')
}

function lines({ parts, repair }: Asked, word = (fact: Told): string => formal(fact.claim)): string {
  return parts
    .map((part) => {
      const body = part.facts.map((fact) => `${word(fact)}。〔${fact.id}〕\n`).join('')
      const suggestion = /素材没有给/.test(part.hint) ? '主要原因是日常督促检查不够经常。〔建议〕\n' : ''
      return repair ? body : `【节${part.n}】\n${body}${suggestion}`
    })
    .join('')
}

/** Invents, swaps, drops, thinks aloud, claims praise, leaves gaps, obeys notes; no better when asked again. */
function hostile({ parts }: Asked, n: number): string {
  const facts = parts.flatMap((part) => part.facts)
  const next = (at: number): Told | undefined => facts[(at + 1) % facts.length]
  const wrong = (fact: Told, at: number): string => {
    switch ((at + n) % 7) {
      case 0:
        return `${formal(fact.claim).replace(/\d+/, (digits) => String(Number(digits) + 7))}。〔${fact.id}〕`
      case 1:
        return `${swapFigures(formal(fact.claim))}。〔${fact.id}〕`
      case 2:
        return `${formal(next(at)?.claim ?? '')}。〔${fact.id}〕`
      case 3:
        return `我先想想，素材${fact.id}应该写成：${formal(fact.claim)}。〔${fact.id}〕`
      case 4:
        return `${formal(fact.claim)}，共计999件，获得国家级表彰。〔${fact.id}〕`
      case 5:
        return `开展工作XX次，办结率100%。〔${fact.id}〕`
      default:
        return `全年未发生安全事故。全年调解成功9999件。〔${fact.id}〕`
    }
  }
  const body = parts.map(
    (part) => `【节${part.n}】\n${part.facts.map((fact) => wrong(fact, facts.indexOf(fact))).join('\n')}\n`,
  )
  return `嗯，用户要我写报告。f1里有数字3，我先写：调解成功777件。〔f1〕\n</think>\n【正文】\n${body.join('')}抱歉，我只能写到这里。`
}

/** Turns the first two numbers of a text round. */
function swapFigures(text: string): string {
  const [first, second] = text.match(/\d+(?:\.\d+)?/g) ?? []
  if (first === undefined || second === undefined || first === second) return text.replace(/\d+/, '500')
  return text.replace(/\d+(?:\.\d+)?/g, (digits) => (digits === first ? second : digits === second ? first : digits))
}

/** A script for the model server; `answer` adds trouble of the line (cut, slow, dialect). */
export function imitate(manner: Manner, answer: ModelAnswer | ((n: number) => ModelAnswer) = {}): ModelScript {
  return (request, n) => ({
    text: writers[manner](readPrompt(request), n),
    ...(typeof answer === 'function' ? answer(n) : answer),
  })
}
