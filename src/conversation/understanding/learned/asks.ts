import type { Guess } from './create-classifier.ts'

/** Speaks to the bot, or of the text as a text. */
const ASKED =
  /[你您帮请麻烦劳给替求望盼写拟]|可否|能否|能不能|可不可以|[块段节篇稿字章文]|部分|成文|一下|[吧呗嘛呢吗]|动笔|草|来一|先出|接着/u
/** So sure that it need not be said. */
const PLAIN = 0.9

/** 「来年想整一个服务点」 asks nobody for a text. */
export function asks({ label, probability }: Guess, text: string): boolean {
  return label !== 'draft' || probability >= PLAIN || ASKED.test(text)
}
