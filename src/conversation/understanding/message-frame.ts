/** A message without what the platform put around it. */
export interface MessageFrame {
  /** What the person wrote. */
  readonly body: string
  /** The message they quoted, when the platform put it into the text. */
  readonly quote?: string
}

/** 「name：words」 followed by a rule of dashes is how WeChat Work writes a quoted message into the text. */
const QUOTE = /^\s*「([^」]{0,8000})」[ \t]*\r?\n[ \t]*(?:[-—－─] ?){3,60}[ \t]*\r?\n/
/** 「引用：name：words ——」 on a line of its own, as people paste it. */
const QUOTE_TOLD = /^\s*引用[：:]([^\n]{1,4000}?)[ \t]*(?:[-—－─]{1,60})?[ \t]*\r?\n/
const QUOTE_LINES = /^(?:>[^\n]{0,4000}\n){1,60}/
/** A mention ends at a blank; WeChat Work uses U+2005. */
const MENTION = /^\s*@(?:[^\s@，,：:。]{1,30}[\s\u2005，,：:]+|(?:执笔|机器人|小助手|助手)|[^\s@，,：:。]{1,8}$)/u

/** Takes a quoted message and mentions off the text. */
export function readFrame(text: string): MessageFrame {
  const { quote, rest } = takeQuote(dropMentions(text))
  const body = dropMentions(rest)
  return quote === undefined ? { body } : { body, quote }
}

/** A quoted message and the words said about it as one text, in the form `readFrame` takes apart. */
export function withQuote(text: string, quote: string): string {
  return `「${quote.replaceAll('「', '“').replaceAll('」', '”')}」\n- - - - - - - - - -\n${text}`
}

function takeQuote(text: string): { readonly quote?: string; readonly rest: string } {
  const block = QUOTE.exec(text) ?? QUOTE_TOLD.exec(text)
  if (block !== null) return { quote: block[1] ?? '', rest: text.slice(block[0].length) }
  const lines = QUOTE_LINES.exec(text)
  if (lines === null || lines[0].length === text.length) return { rest: text }
  return { quote: lines[0].replaceAll(/^> ?/gm, '').trim(), rest: text.slice(lines[0].length) }
}

function dropMentions(text: string): string {
  let rest = text
  for (let count = 0; count < 5; count += 1) {
    const mention = MENTION.exec(rest)
    if (mention === null) break
    rest = rest.slice(mention[0].length)
  }
  return rest.replace(/[\s\u2005]@[^\s@，,：:。]{1,30}\s*$/u, '').trim()
}
