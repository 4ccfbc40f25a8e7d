import type { Approx, Figure } from '../../core/figure.ts'

const BEFORE: readonly Approx[] = ['约', '近', '超', '不足']
const AFTER: readonly Approx[] = ['以上', '以下', '左右']
/** 1.2万, 12亿: the writer's own form is kept, an exact figure is never made of a rounded one. */
const BIG_FORM = /([0-9]+(?:\.[0-9]+)?)\s*(万|亿)(?![0-9零一二三四五六七八九])/
const CHINESE_BIG = /^[一二三四五六七八九十百千两]+万/
const TEN_THOUSAND_ZEROS = /^([1-9][0-9]*)0000$/

/** A figure as a report prints it, with the unit given when the note had none: 80多个人 → 80余人. */
export function printFigure(figure: Figure, unit: string = figure.unit): string {
  switch (figure.kind) {
    case 'date':
      return printDate(figure)
    case 'frequency':
      return figure.text
        .replace(/个(?=[月季星礼])/, '')
        .replace(/礼拜|星期/, '周')
        .replace(/\s/g, '')
    case 'ordinal':
      return figure.text
    default:
      return around(figure, number(figure), unit)
  }
}

function around({ approx }: Figure, digits: string, unit: string): string {
  if (BEFORE.includes(approx)) return `${approx}${digits}${unit}`
  if (AFTER.includes(approx)) return `${digits}${unit}${approx}`
  return `${digits}${approx === '' ? '' : '余'}${unit}`
}

function number(figure: Figure): string {
  const text = figure.text.replace(/,|，/g, '')
  const big = BIG_FORM.exec(text)
  if (big?.[1] !== undefined && big[2] !== undefined && figure.high === undefined) return big[1] + big[2]
  const zeros = TEN_THOUSAND_ZEROS.exec(figure.value)
  if (zeros?.[1] !== undefined && CHINESE_BIG.test(text)) return `${zeros[1]}万`
  return figure.high === undefined ? figure.value : `${figure.value}至${figure.high}`
}

/** 4月3号 → 4月3日; other spellings stay. */
function printDate(figure: Figure): string {
  const text = figure.text.replace(/\s/g, '').replace(/([0-9]{1,2})号/, '$1日')
  const dotted = /^([0-9]{1,2})[.．/]([0-9]{1,2})$/.exec(text)
  return dotted === null ? text : `${dotted[1] ?? ''}月${dotted[2] ?? ''}日`
}
