/** How far behind its measure word a noun is read, in UTF-16 units. */
const REACH = 8
const HAN = /^[\u4e00-\u9fff]+/u
/** What ends a noun that is one of several. */
const JOINT = /[和与及、的每按]/u

/** 社区 of 「2个社区」: what stands right behind a number that ends there with its measure word; empty where nothing does. */
export function nounAfter(source: string, end: number): string {
  return (HAN.exec(source.slice(end, end + REACH))?.[0] ?? '').split(JOINT)[0] ?? ''
}
