import { tidyPunctuation } from '../../language/punctuation.ts'

/** Talk about the task instead of the task: greetings, apologies, thinking aloud, echoes of the prompt. */
const META =
  /作为(?:一个|一名)?(?:AI|人工智能|语言模型|助手)|抱歉|对不起|很遗憾|无法(?:完成|提供|满足)|以下(?:是|为)(?:根据|您|你|按|为)|^(?:好的|当然|没问题|收到|明白)[，。！,!]|根据(?:您|你)|(?:您|你)(?:提供|给出|的素材|的要求|可以|需要)|如(?:需|有)(?:修改|调整|其他|进一步|疑问)|希望(?:对您|以上|这)|素材(?:里|中|没有|未|给|说|显示|编号)|事实编号|编号(?:照抄|写)|输出格式|(?:逐|按)节(?:写|输出)|本次任务|提示词|系统(?:提示|要求|指令)|忽略(?:以上|之前|上述|前面)|(?:让我|我先|我来|我需要|我应该|我们需要|接下来我|首先我)|用户(?:要求|希望|给|想)|^(?:思考|分析|草稿|说明|注意|备注|注)[：:]|标题已经|照抄|一句话核对/

/** Left open for somebody else to fill in. */
const PLACEHOLDER =
  /[XxＸ×]{2,}|[_＿]{2,}|[□■●○◯]{1,}|\.{6,}|[（(【[［](?:待|此处|具体|请|某|填|数字|数量|日期|单位)[^）)】\]］]{0,20}[）)】\]］]|若干[件次人场份]|N[件次人场份个]|待(?:补充|填|定|核实后)/

export type CleanSentence =
  | { readonly kind: 'text'; readonly text: string }
  /** Nothing of it is worth asking for again. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'placeholder'; readonly text: string }

/** Repairs what a rule can repair: Markdown, half-width marks, list numbers; tells what is no sentence of a report. */
export function cleanSentence(raw: string): CleanSentence {
  const text = closeSentence(tidyPunctuation(withoutMarkdown(raw)))
  if (countChinese(text) < LEAST_CHARS || META.test(text) || isMostlyLatin(text)) return { kind: 'drop' }
  if (PLACEHOLDER.test(withoutCodes(text))) return { kind: 'placeholder', text }
  return { kind: 'text', text }
}

const LEAST_CHARS = 4
const countChinese = (text: string): number => (text.match(/[\u3400-\u9fff]/g) ?? []).length

/** ［隐1］ is a masked name, not a gap. */
const withoutCodes = (text: string): string => text.replace(/［隐\d+］/g, '')

function withoutMarkdown(raw: string): string {
  return raw
    .replace(/^[\s>#*+|~`-]+/, '')
    .replace(/[*_`~#|]{1,3}/g, (marks) => (marks.includes('_') && marks.length > 1 ? marks : ''))
    .replace(/\[([^\]\n]{1,80})\]\((?:https?:[^)\s]{0,200})\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>\n]{0,40}>/g, '')
    .replace(/^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、.．](?!\d))\s?/, '')
    .replace(/\p{Extended_Pictographic}|\uFE0F/gu, (sign) => (/[\d#*]/.test(sign) ? sign : ''))
    .trim()
}

const isMostlyLatin = (text: string): boolean => {
  const latin = (text.match(/[A-Za-z]/g) ?? []).length
  const chinese = countChinese(text)
  return latin > chinese / 2 || /[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(text)
}

function closeSentence(text: string): string {
  if (text === '' || /[。！？：]$/.test(text) || /[。！？][”’]$/.test(text)) return text.replace(/！$/, '。')
  return `${text.replace(/[，、；,;.]+$/, '')}。`
}
