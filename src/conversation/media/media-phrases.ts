import type { Figure } from '../../core/figure.ts'

/** What is said about files, pictures and voice: what was read, or what to send instead. */
export const mediaPhrases = {
  fetchFailed: (what: string) =>
    `${what}没有取到：可能放得太久已过期，或者超过20MB。请重发一次；还不行就把里面的文字粘贴发给我，前面发过的材料都还在。`,
  heard: (words: string) => `听到的是：“${words}”（有听错的请直接说）`,
  voiceUnread: '这条语音没有转成文字，我听不了。请长按语音选“转文字”后把文字发给我，或直接打字。',
  voiceEmpty: '这条语音里没有听出话来。请重说一遍，或直接打字。',
  voiceFailed: '这条语音这会儿没能转成文字。请长按语音选“转文字”后把文字发给我，或过一会儿再发。',
  pictureUnread: '图片我暂时读不了（没有接能看图的模型）。请把里面的文字粘贴或打字发给我，前面发过的材料都还在。',
  pictureEmpty: '这张图片里没有认出文字。请拍清楚一点重发，或把里面的文字打字发给我。',
  pictureFailed: '这张图片这会儿没读出来。请过一会儿再发，或把里面的文字打字发给我。',
  pictureRead: (text: string, figures: readonly Figure[]) =>
    [
      '我从图片里读到：',
      text,
      figures.length === 0 ? '' : `其中的数字：${figures.map((figure) => figure.text).join('、')}`,
      '对吗？回“对”我就记下；哪里不对直接说，例如“把300改成3000”；不要了回“不记”。',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  pictureDropped: '好，图片里的没有记。',
  pictureCorrect: '哪里不对？直接说“把300改成3000”，或者把正确的打字发给我；整张不要就回“不记”。',
  pictureWaits: '（图片里读到的还没有您一句“对”，这次没有用上。）',

  fileClassified: (name: string, mark: string) =>
    `《${name}》带有“${mark}”字样。按保密规定，它的文字和原件我都没有保存，也没有交给任何模型。请去掉涉密内容后重发。`,
  pictureClassified: (mark: string) =>
    `这张图片里有“${mark}”字样。按保密规定，读出的文字和原件我都没有保存；但图片已经交给看图的模型读过，如果不该外传，请马上告诉单位的保密员。`,

  fileNoted: (name: string) => `《${name}》读好了，当素材记下。（要检查这份文件就回“检查”）`,
  fileToUse: (name: string, chars: number) =>
    `收到《${name}》，${chars}字，像是一份写好的报告。要我怎么用？（往年的报告选2：只学写法，里面的数字一个都不会用）\n1. 当素材记下\n2. 当范文\n3. 检查`,
  sendFile: '好，请把要检查的文件发来（Word、PDF 或文本）。',
  documents: {
    'document-unknown': (name: string) =>
      `《${name}》这种文件我读不了。请发 Word（.docx）、PDF 或文本（.txt），或者把文字粘贴发给我。`,
    'document-unreadable': (name: string) =>
      `《${name}》打不开，可能传坏了。请用 Word 打开另存一次再发，或者把文字粘贴发给我。`,
    'document-too-large': (name: string) => `《${name}》太大，一次装不下。请只发要用的几页，或者把文字粘贴发给我。`,
    'document-locked': (name: string) => `《${name}》加了密码，我打不开。请去掉密码再发，或者把文字粘贴发给我。`,
    'document-old': (name: string) =>
      `《${name}》是旧版 Office 文件或加了密码，我打不开。请在 Word 里另存为不带密码的 .docx 再发。`,
    'document-sheet': (name: string) =>
      `《${name}》是电子表格，我还读不了。请把要用的几行复制粘贴发给我，或者存成 Word 再发。`,
    'document-without-text': (name: string) =>
      `《${name}》里没有文字，可能是扫描件或空文件。请发能复制文字的版本，或者把文字打字发给我。`,
  } as Readonly<Record<string, (name: string) => string>>,
  nameless: '未命名文件',
} as const
