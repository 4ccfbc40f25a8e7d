const OPEN = ['<think>', '<thinking>', '<reasoning>']
const CLOSE = ['</think>', '</thinking>', '</reasoning>']
const LONGEST_TAG = 12

export interface ThinkingStripper {
  /** Takes a piece, gives what of the text so far is surely not thinking. */
  push(piece: string): string
  /** What was held back in case it was the beginning of a tag. */
  end(): string
}

/**
 * Takes `<think>…</think>` out of a stream cut anywhere, also in the middle of a tag. A closing tag that was never
 * opened (templates that open it in the prompt: QwQ, DeepSeek-R1 on vLLM) is passed on, so that the reader can throw away
 * what came before it.
 */
export function createThinkingStripper(): ThinkingStripper {
  let held = ''
  let thinking = false
  const step = (): string | undefined => {
    const [at, length] = firstTag(held, thinking ? CLOSE : OPEN)
    if (at < 0) return undefined
    const before = held.slice(0, at)
    held = held.slice(at + length)
    const shown = thinking ? '' : before
    thinking = !thinking
    return shown
  }
  return {
    push(piece) {
      held += piece
      let shown = ''
      for (let part = step(); part !== undefined; part = step()) shown += part
      const keep = tagBeginningAtEnd(held)
      const sure = held.slice(0, held.length - keep)
      held = held.slice(held.length - keep)
      return thinking ? shown : shown + sure
    },
    end() {
      const rest = thinking ? '' : held
      held = ''
      return rest
    },
  }
}

function firstTag(text: string, tags: readonly string[]): readonly [at: number, length: number] {
  const lower = text.toLowerCase()
  const found = tags
    .map((tag) => [lower.indexOf(tag), tag.length] as const)
    .filter(([at]) => at >= 0)
    .sort(([a], [b]) => a - b)
  return found[0] ?? [-1, 0]
}

/** How many characters at the end may be the beginning of a tag. */
function tagBeginningAtEnd(text: string): number {
  const from = text.lastIndexOf('<')
  if (from < 0 || text.length - from >= LONGEST_TAG) return 0
  const tail = text.slice(from).toLowerCase()
  return [...OPEN, ...CLOSE].some((tag) => tag.startsWith(tail)) ? tail.length : 0
}
