import type { NoteSource } from '../core/note.ts'
import { toldDay } from './told-time.ts'

const sourceNames: Readonly<Record<NoteSource['kind'], (name: string | undefined) => string>> = {
  file: (name = '未命名') => `文件《${name}》`,
  picture: (name) => (name === undefined ? '图片' : `图片《${name}》`),
  voice: () => '语音',
}

/** What is said about where a figure comes from, and how the ledger is listed. Plain words, for a chat window. */
export const sourceTexts = {
  readFrom: ({ kind, name, original }: NoteSource) =>
    `（${sourceNames[kind](name)}${original === undefined ? '' : `，原件保存到${toldDay(original.until)}`}）`,
  from: (told: { figure: string; at: string; who: string }) => `${told.figure}：${told.at}，${told.who}`,
  quote: (quote: string) => `原话：“${quote}”`,
  context: (context: string) => `口径：${context}`,
  correctedTo: (told: { figure: string; at: string; who: string }) =>
    `后来更正为${told.figure}（${told.at}，${told.who}）`,
  correctedFrom: (told: { claim: string; at: string }) => `原先是“${told.claim}”（${told.at}）`,
  lastYear: '说的是上年',
  dropped: '您定了不用它',
  repeats: (at: string) => `和${at}是一回事，只写一次`,
  computed: (told: { ratio: string; part: string; whole: string; at: string }) =>
    `${told.ratio}：由${told.part}÷${told.whole}算出（${told.at}）`,
  inferredUnit: (figure: string, unit: string) => `原话只说“${figure}”，没说单位，“${unit}”是按前后文写的，请核对`,
  unknown: (figure: string) => `台账里没有${figure}，没有哪条素材说过。`,
  nothingLike: '台账里没找到这件事。可以说具体的数，比如“284从哪来的”。',
  tooMany: (count: number) => `还有${count}处，请说具体一点。`,
  empty: '台账还是空的，先把素材发给我。',
  theme: (told: { title: string; count: number }) => `【${told.title}】${told.count}条`,
  problems: '不足',
  causes: '原因',
  plans: '打算',
  noTheme: '未归类',
  remarks: '不写进报告的',
  fact: (told: { claim: string; at: string; flags: string }) => `· ${told.claim}〔${told.at}${told.flags}〕`,
  unused: '，没用上',
  mark: (numbers: readonly number[]) => `〔据第${numbers.join('、')}条〕`,
} as const
