const MARKS: readonly RegExp[] = [
  /(?:绝密|机密|秘密)\s{0,3}[★☆＊*]/,
  /(?:绝密|机密|秘密)级/,
  /密级\s{0,3}[:：]?\s{0,3}(?:绝密|机密|秘密)/,
  /(?:[(（[【〔]|^)\s{0,3}(?:绝密|机密|秘密)\s{0,3}(?:[)）\]】〕]|$)/m,
  /内部(?:资料|文件|材料|使用|掌握)[，,、；;：:。!！\s]{0,4}(?:不得|请勿|切勿|严禁|禁止|不要|注意)/,
  /(?:不得|请勿|切勿|严禁|禁止|不要)(?:对外|向外)?(?:外传|外泄|传播|扩散|公开)/,
]

/** The secrecy mark a text carries (机密★, 秘密级, 内部资料 不得外传); such a text goes to no model. 保守国家秘密 is not a mark. */
export function findSecrecyMark(text: string): string | undefined {
  for (const mark of MARKS) {
    const found = mark.exec(text)
    if (found !== null) return found[0].trim()
  }
  return undefined
}
