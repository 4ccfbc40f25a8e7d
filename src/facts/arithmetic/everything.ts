import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import { type FigurePlace, isExactCount } from '../figure-place.ts'
import { questionTexts } from '../question-texts.ts'
import { factIds, noteAt, type RaisedQuestion, shown } from '../raise-question.ts'
import type { UnitClasses } from '../units.ts'

/** What is said to be done to all of them. */
const DONE = /办结|成功|化解|答复|整改|回复|调成|完成|审查|合格|见面/
/** 都整改了处罚案件11件, spoken without marks: what is counted is another thing. */
const NEXT_THING = /[了过掉完好]\p{Script=Han}{2,}$/u

/** 全部办结, 均调解成功: the part so called must be as many as the whole told just before it. */
export function createEverythingCheck({ words, units }: { readonly words: LedgerWords; readonly units: UnitClasses }) {
  const everything = new RegExp(words.everything, 'u')
  return (places: readonly FigurePlace[]): readonly RaisedQuestion[] =>
    places.flatMap((part, index): readonly RaisedQuestion[] => {
      const word = everything.exec(part.near)?.[0]
      const whole = places[index - 1]
      if (word === undefined || whole === undefined || whole.fact !== part.fact) return []
      const comparable = isExactCount(part) && isExactCount(whole) && units.agree(part.figure.unit, whole.figure.unit)
      if (!comparable || !saysAllDone(part.near) || part.figure.value === whole.figure.value) return []
      const told = { part: shown(part), whole: shown(whole), word, at: noteAt(part.fact) }
      return [{ kind: 'conflict', text: questionTexts.everything(told), facts: factIds([whole, part]) }]
    })
}

const saysAllDone = (near: string): boolean => DONE.test(near) && !NEXT_THING.test(near)
