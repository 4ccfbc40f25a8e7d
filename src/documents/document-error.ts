import { ZhibiError } from '../core/errors.ts'

/** Why no text could be had from a file. */
export type DocumentTrouble =
  | 'document-unknown'
  | 'document-unreadable'
  | 'document-too-large'
  | 'document-locked'
  | 'document-old'
  | 'document-sheet'
  | 'document-without-text'

const SAID: Readonly<Record<DocumentTrouble, (name: string) => string>> = {
  'document-unknown': (name) => `不认识的文件类型：${name}。能读 .docx .pdf .txt .md`,
  'document-unreadable': (name) => `打不开文件 ${name}，可能已损坏`,
  'document-too-large': (name) => `文件太大，读不了：${name}`,
  'document-locked': (name) => `文件加了密码：${name}`,
  'document-old': (name) => `${name} 是旧版 Office 文件或加了密码，请另存为不带密码的 .docx`,
  'document-sheet': (name) => `${name} 是电子表格，请把要用的行复制出来，或存成 .docx`,
  'document-without-text': (name) => `${name} 里没有文字，可能是扫描件`,
}

/** In Chinese and with the name, for the terminal; the code is the verdict. */
export function documentError(code: DocumentTrouble, name: string, cause?: unknown): ZhibiError {
  return new ZhibiError(code, SAID[code](name), { retryable: false, cause })
}
