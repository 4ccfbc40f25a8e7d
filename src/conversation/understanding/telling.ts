/** Points, lengths and years say nothing of what was done. */
const NO_FIGURE =
  /一[起下个些样般直定边份篇版稿]|[一几两][次遍下回]|[一二两三四五几][块段条点]|\d{2,5}多?个?字|第[一二三四五六七八九十\d]{1,2}[点条段句个]|[一二三四五六七八九\d][、,，和跟][一二三四五六七八九\d](?:两?[点条段])?|20\d\d年?/gu
const COUNTED =
  /\d{2}|[\d一二两三四五六七八九十百千万半][个名人件次场起份户处家元块万成期本天台辆村支位批轮][^吗呢？?]|[\d一二两三四五六七八九十百千万][名人件次场起份户家元万期本天台辆村支批轮]$|\d%/u
const TOLD_BY = /群众|村民|老百姓|反映|[帮给替]我们|各村|我镇|全镇|[；;\n]|[^完好写改发]了[。.]?$/u

/** True when a short text says how much there is of something. */
export function isCounting(text: string): boolean {
  return COUNTED.test(text.replaceAll(NO_FIGURE, ''))
}

/** True when a short text tells what was done or how much there is: it is kept, however it is worded. */
export function isTelling(text: string): boolean {
  const plain = text.replaceAll(NO_FIGURE, '')
  return COUNTED.test(plain) || TOLD_BY.test(plain)
}
