/** Alternatives in brackets: (再|更|)(短|精简)(点|些). */
const GROUP = /\(([^()]*)\)/u

/** Every word a pattern stands for, in the order it is written: 「(再|)短(点|些)」 is 再短点, 再短些, 短点, 短些. Brackets do not nest. */
export function expandPattern(pattern: string): readonly string[] {
  const parts = pattern.split(GROUP)
  // Every second part is the inside of a bracket.
  return parts.reduce<readonly string[]>(
    (done, part, at) => {
      const choices = at % 2 === 1 ? part.split('|') : [part]
      return done.flatMap((head) => choices.map((choice) => head + choice))
    },
    [''],
  )
}
