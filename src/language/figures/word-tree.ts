/** Finds the longest of many words that starts at a place, in time of the word's length. */
export interface WordTree {
  /** The word, or undefined. */
  longestAt(text: string, index: number): string | undefined
  /** The longest word that ends right before `index`. */
  longestBefore(text: string, index: number): string | undefined
}

export function createWordTree(words: readonly string[]): WordTree {
  const [onwards, backwards] = [grow(words, 1), grow(words, -1)]
  return {
    longestAt: (text, index) => longest(onwards, text, { from: index, step: 1 }),
    longestBefore: (text, index) => longest(backwards, text, { from: index - 1, step: -1 }),
  }
}

/** What goes on from here, by the code of the next character. */
interface Branch {
  readonly next: Map<number, Branch>
  /** The word that ends here. */
  word?: string
}

type Step = 1 | -1

function grow(words: readonly string[], step: Step): Branch {
  const root: Branch = { next: new Map() }
  for (const word of words) {
    if (word === '') continue
    let branch = root
    for (let at = step === 1 ? 0 : word.length - 1; at >= 0 && at < word.length; at += step)
      branch = branchAt(branch, word.charCodeAt(at))
    branch.word = word
  }
  return root
}

function branchAt(branch: Branch, code: number): Branch {
  const known = branch.next.get(code)
  if (known !== undefined) return known
  const grown: Branch = { next: new Map() }
  branch.next.set(code, grown)
  return grown
}

function longest(
  root: Branch,
  text: string,
  { from, step }: { readonly from: number; readonly step: Step },
): string | undefined {
  let found: string | undefined
  let branch = root
  for (let at = from; at >= 0 && at < text.length; at += step) {
    const next = branch.next.get(text.charCodeAt(at))
    if (next === undefined) return found
    if (next.word !== undefined) found = next.word
    branch = next
  }
  return found
}
