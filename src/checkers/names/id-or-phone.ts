import type { Check } from '../check.ts'

interface NumberRule {
  readonly pattern: RegExp
  readonly what: string
  readonly holds?: (digits: string) => boolean
}

const RULES: readonly NumberRule[] = [
  { pattern: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)/g, what: '身份证号' },
  { pattern: /(?<![\d.])1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g, what: '手机号' },
  { pattern: /(?<!\d)0\d{2,3}[-－—\s]?\d{7,8}(?!\d)/g, what: '电话号码' },
  { pattern: /(?<!\d)62\d{14,17}(?!\d)/g, what: '银行卡号' },
  { pattern: /[A-Za-z0-9._-]{2,40}@[A-Za-z0-9-]{1,40}\.[A-Za-z]{2,10}/g, what: '邮箱' },
  { pattern: /(?<=电话|联系方式|手机|热线)[：:]?\s?\d{7,8}(?!\d)/g, what: '电话号码' },
  { pattern: /[（(〔]20\d{2}[）)〕][\u3400-\u9fff〇]{0,2}\d{0,6}[\u3400-\u9fff〇]{1,4}\d{1,6}号/gu, what: '案号' },
]

/** Numbers that point at a person: identity, telephone, card, court case. */
export const idOrPhone: Check = {
  name: 'id-or-phone',
  find: ({ text }) =>
    RULES.flatMap(({ pattern, what }) =>
      Array.from(text.matchAll(pattern)).flatMap((match) => {
        if (what === '案号' && !/[民刑行执初终再]/.test(match[0])) return []
        const span = { start: match.index, end: match.index + match[0].length }
        return [{ kind: 'id_or_phone', severity: 'error', span, message: `报告里不应出现${what}，请删去` } as const]
      }),
    ),
}
