import { type NoteLine, withoutStretch } from './note-lines.ts'

const NUMBER = '[\\d一二两三四五六七八九十百千万〇零]{1,8}'
/** 二十一场哎不对不对我翻一下本子是二十三场: the speaker takes back the first count. The numbers have one measure word; the first may lack it. */
const SLIP = new RegExp(
  `(?<![\\d一二两三四五六七八九十百千万〇零])${NUMBER}(?<unit>个?\\p{Script=Han}{1,2}?)?[，,\\s]?[啊哎诶哦呃欸噢嗯]{0,2}[，,\\s]?(?:不对|说错了?|错了|记错了?|念错了?)[^。；\\n\\d]{0,16}?(?:应该|应)?是?(?=${NUMBER}\\k<unit>)`,
  'u',
)

/** A line without the count its speaker took back. */
export function withoutSlips(line: NoteLine): NoteLine {
  const found = SLIP.exec(line.text)
  return found === null ? line : withoutStretch(line, found.index, found.index + found[0].length)
}
