import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'

interface MarkRule {
  readonly pattern: RegExp
  readonly severity: Remark['severity']
  readonly message: string
  readonly suggest?: (match: string) => string
}

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' }
const HAN = '\\u3400-\\u9fff〇'

const RULES: readonly MarkRule[] = [
  {
    pattern: /[。，、；：！？,;.](?:\s?[。，、；：,;.])+/gu,
    severity: 'warn',
    message: '标点重复或连用',
    suggest: (match) => (match.includes('。') ? '。' : (FULL[match[0] ?? ''] ?? match[0] ?? '')),
  },
  {
    pattern: new RegExp(
      `(?<=[${HAN}”）》%])[,;:?!](?=[${HAN}“（《\\d])|(?<=[${HAN}”）》])[,.;:?!](?=\\s*(?:\\n|$))`,
      'gu',
    ),
    severity: 'warn',
    message: '中文里用了半角标点',
    suggest: (match) => FULL[match] ?? match,
  },
  {
    pattern: new RegExp(`(?<=[${HAN}])\\.(?=[${HAN}])`, 'gu'),
    severity: 'warn',
    message: '中文里用了半角句点',
    suggest: () => '。',
  },
  {
    pattern: /》、《/gu,
    severity: 'info',
    message: '相邻书名号之间一般不用顿号（GB/T 15834—2011）',
    suggest: () => '》《',
  },
  {
    pattern: new RegExp(`[${HAN}]{2,4}、[${HAN}]{2,4}；[${HAN}]{2,4}、[${HAN}]{2,4}等`, 'gu'),
    severity: 'warn',
    message: '并列词语之间误用分号',
    suggest: (match) => match.replace('；', '、'),
  },
  {
    pattern: new RegExp(
      `(?:开展|部署|组织|宣传|包括|涉及|围绕)[${HAN}]{2,10}、[${HAN}]{2,4}，[${HAN}]{2,6}、[${HAN}]{2,8}(?:等|宣传|教育|工作|活动)`,
      'gu',
    ),
    severity: 'warn',
    message: '同一层并列词语之间混用逗号和顿号',
  },
  {
    pattern:
      /(?<=[。\n])为(?:了)?[^，。；\n]{2,30}(?:，[^，。；\n]{2,30}){0,3}。(?=(?:我镇|我乡|我街道|本镇|全镇|镇|乡|街道))/gu,
    severity: 'warn',
    message: '目的状语单独成句，句号应为逗号',
  },
  {
    pattern: /《[^《》\n]{0,60}(?=《)|“[^“”\n]{0,80}(?=“)/gu,
    severity: 'warn',
    message: '前引号（书名号）没有对应的后引号',
  },
]

export const punctuation: Check = {
  name: 'punctuation',
  find: (report) => [...RULES.flatMap((rule) => findMarks(report, rule)), ...unclosed(report), ...unquoted(report)],
}

function findMarks({ text }: ReadReport, rule: MarkRule): readonly Remark[] {
  return Array.from(text.matchAll(rule.pattern), (match): Remark => {
    const span = { start: match.index, end: match.index + match[0].length }
    const remark = { kind: 'punctuation', severity: rule.severity, span, message: rule.message }
    return rule.suggest === undefined ? remark : { ...remark, suggestion: rule.suggest(match[0]) }
  })
}

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
]

/** A paragraph in which opening and closing marks differ in number. */
function unclosed(report: ReadReport): readonly Remark[] {
  return report.paragraphs.flatMap(({ text, span }) =>
    PAIRS.flatMap(([open, close]) => {
      const opened = text.split(open).length
      const closed = text.split(close).length
      if (opened === closed) return []
      const at = opened > closed ? text.lastIndexOf(open) : text.lastIndexOf(close)
      const start = span.start + Math.max(0, opened > closed ? at : at - 8)
      const end = Math.min(span.end, start + 10)
      return [
        { kind: 'punctuation', severity: 'warn', span: { start, end }, message: `“${open}${close}”不成对` } as const,
      ]
    }),
  )
}

/** A name quoted in one place and not in another: “执法+监督” and 执法+监督. */
function unquoted({ text }: ReadReport): readonly Remark[] {
  const quoted = new Set(Array.from(text.matchAll(/“([^“”\n]{2,12}\+[^“”\n]{1,12})”/gu), (match) => match[1] ?? ''))
  return [...quoted].slice(0, 50).flatMap((name) => {
    const at = bareIndex(text, name)
    if (at === -1) return []
    const span = { start: at, end: at + name.length }
    const message = '同一名称别处加了引号，此处漏了引号'
    return [{ kind: 'punctuation', severity: 'warn', span, message, suggestion: `“${name}”` } as const]
  })
}

function bareIndex(text: string, name: string): number {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    if (text[at - 1] !== '“' && !/[\u3400-\u9fff〇+]/u.test(text[at - 1] ?? '')) return at
    if (text[at - 1] !== '“' && text[at + name.length] !== '”' && !text.slice(Math.max(0, at - 12), at).includes('“'))
      return at
  }
  return -1
}
