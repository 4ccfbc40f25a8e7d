import type { Draft } from '../core/draft.ts'
import type { DraftChange } from '../core/drafter.ts'
import type { Fact } from '../core/fact.ts'
import type { Finding } from '../core/finding.ts'
import type { Question } from '../core/question.ts'
import type { JoinRequest, Report } from '../core/report.ts'
import type { SectionId } from '../core/section.ts'
import { placeOf } from '../core/section-facts.ts'
import type { Theme } from '../core/theme.ts'
import type { LeftOut } from './left-out.ts'
import { SECTION_NAMES, THEME_NAMES } from './section-names.ts'

/**
 * Every sentence the bot says of itself, in plain Chinese. Drafts are not here: they are written by the drafters.
 * Each says what happened and, where something is wanted of the person, what to type next.
 */
export const phrases = {
  /** To who greets in the middle of the work. */
  here: '在的，您说。可以接着发材料，也可以说“写全文”“还差什么”。',
  greeting:
    '您好，我是执笔，帮您起草法治政府建设年度报告。把手上的材料直接发给我（乱一点没关系，可以分很多条），然后说“写一段存在的不足”或“写全文”。发“帮助”看更多用法。',
  thanks: '不客气。还有材料就接着发，要写哪一段直接说。',
  fine: '好。材料随时可以接着发，要写哪一段直接说。',
  notMine:
    '这件事我帮不上忙，我只会写法治政府建设年度报告。要写哪一段直接说，例如“写一段存在的不足”；想看用法发“帮助”。',
  cannotWithout: (what: string) => `好。不过没有${what}，这份报告写不了；想起来了直接告诉我，我接着写。`,
  emptyMessage: '没有收到文字内容。请把材料打字或粘贴发给我，例如：“普法宣传8次，发资料300多份”。',
  unreadable: '这条里没有看到可用的文字。请把材料打字或粘贴发给我，例如：“调解纠纷287起，成功284起”。',
  tooLong: (chars: number) => `这条有${chars}字，一次装不下（每条最多十万字）。请分成几条发，前面发过的都还在。`,
  noTranscript: '这条语音没有转成文字，我听不了。请长按语音选“转文字”后把文字发给我，或直接打字。',
  unsupported: (type: string) =>
    `${UNSUPPORTED[type] ?? '这种消息'}我暂时读不了。请把里面的文字粘贴发给我，前面发过的材料都还在。`,
  secrecy: (mark: string) =>
    `这条带有“${mark}”字样。按保密规定，我没有保存它，也没有交给任何模型。请去掉涉密内容后重发。`,

  noted: (facts: readonly Fact[]) => notedPhrase(facts),
  doubt: (question: Question) => `先提个醒：${question.text}（写稿时再定，不急）`,
  alreadyHave: (index: number) => `这条和第${index}条一样，我没有重复记。`,

  wrote: (draft: Draft, options: { readonly inWhole: boolean } = { inWhole: false }) =>
    options.inWhole && draft.engine === 'embedded'
      ? `【${SECTION_NAMES[draft.section.id]}】第${draft.revision}稿`
      : `【${SECTION_NAMES[draft.section.id]}${draft.theme === undefined ? '' : `：${THEME_NAMES[draft.theme]}`}】第${draft.revision}稿，${draft.engine === 'model' ? `由模型${draft.model ?? ''}起草，数字逐一核对过` : '由内置起草器按素材写成'}`,
  wroteWhole: (chars: number) => `全文写好了，共${chars}字，由内置起草器按素材写成。要看整篇说“导出”，要改哪里直接说。`,
  unfinished: '（按您的要求停下了，上面是已经写好的部分。说“继续写”我会重写这一段。）',
  fellBack: (why: string) => `（${why}。）`,
  doubts: (findings: readonly Finding[]) => doubtsPhrase(findings),
  unused: (parts: readonly LeftOut[]) =>
    `没有写进去的素材：\n${parts.map(({ index, words }) => `· 第${index}条：${words}`).join('\n')}`,
  nothingToWrite: (section: SectionId) =>
    `“${SECTION_NAMES[section]}”还没有素材，我不能凭空写。请发几句情况给我，例如：${EXAMPLES[section]}`,
  firstTell: (question: string) => `写之前先问一句（说了我就接着写）：${question}`,
  noMaterial: '还没有收到素材，写不出有内容的稿子。请先把材料发给我，一条一条、乱一点都可以。',
  corrected: (facts: readonly Fact[]) =>
    `好，素材里已改：\n${facts.map((fact) => `· ${brief(fact.claim)}`).join('\n')}`,
  changes: (lines: string) => `和上一稿比：\n${lines}`,
  manyChanges: '改的地方比较多，说“改了哪里”我一处一处列出来。',
  noEarlier: (sections: readonly SectionId[]) => `${named(sections)}是第1稿，前面没有可以比的。`,
  noChanges: '还没有改过的稿子，没有可以比的。',
  restructured: (changes: readonly DraftChange[]) => restructuredPhrase(changes),
  planFollowed: '（不足和措施一条对一条，下一年安排也跟着调了；不想动的话说“撤销”，两处一起退回。）',
  measureKept: '（对应的那条措施是您给的素材，我留在下一年安排里了；不要的话说“下一年安排去掉第几点”。）',
  length: (before: number, after: number) => `字数：${before}字→${after}字。`,
  wholeLength: (before: number, after: number) =>
    before === after ? `全文现在${after}字。` : `全文由${before}字变为${after}字。`,
  stayed: (sections: readonly SectionId[], change: DraftChange) => stayedPhrase(sections, change),
  whichSection: (sections: readonly SectionId[], change: DraftChange) =>
    `${named(sections)}都有这一条，您说的是哪一部分？例如“${SHORT_NAMES[sections.at(-1) ?? 'plan']}${exampleOf(change)}”。`,
  howManyPoints: (count: number) =>
    `要写成${count}条的话，请告诉我合并哪几条、去掉哪几条，例如“不足里把第一条和第三条合并”“不足里去掉第二点”；要加一条，就把那件事发给我再说“重写”。`,
  noSuchPoint: '稿子里没有这一条，没有改。请说清是哪一部分的第几条，例如“不足里去掉第二点”。',
  wordsNotFound: (words: string, told: string | undefined): string =>
    told === undefined
      ? `稿子里没有“${words}”这几个字，没有改。稿子的说法可能和素材不一样，请照稿子上的字再说一次。`
      : `稿子里没有“${words}”这几个字，没有改。这件事稿子里写的是：“${told}”请照这句上的字再说一次。`,
  noDraftYet: '还没有写过稿子。先说“写一段存在的不足”或“写全文”，写好之后再改。',
  unchanged: (section: SectionId, theme: Theme | undefined, note: string | undefined) =>
    `【${theme === undefined ? SECTION_NAMES[section] : THEME_NAMES[theme]}】${note ?? '没有变化。可以说得具体一点，例如“短一点”“去掉第二点”“把284改成285”。'}`,
  polishWhat: '请把要润色的文字一起发来，例如：“润色：今年我们搞了很多普法活动……”',
  polished: '润色好了，数字都照原文：',
  polishedSame: '看了一遍，没有要改的，原文可以直接用：',

  undone: (gone: readonly SectionId[], back: readonly Draft[]) =>
    [
      gone.length === 0 ? '' : `已撤回${named(gone)}，现在${gone.length === 1 ? '这一段' : '这几段'}没有稿子。`,
      ...back.map(({ section, revision }) => `已退回“${SECTION_NAMES[section.id]}”第${revision}稿。`),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  nothingToUndo: '没有可以撤回的稿子。',
  nothingToCancel: '现在没有正在写的内容。要写哪一段，直接说就行。',
  stopped: '好，停下了。',

  profileSet: (report: Report) => profilePhrase(report),
  switched: (report: Report) =>
    `已换到${reportName(report)}${report.notes.length === 0 ? '（新开的一份，原来那份的素材还在）' : `（已有${report.notes.length}条素材）`}。`,
  joined: (report: Report) => `您已加入${reportName(report)}，和其他同事共用一份素材。`,
  askOwner: (report: Report, owner: string) =>
    `${reportName(report)}由${owner}负责，我已经去问能不能让您加入。在同意之前，您发的材料先单独记着。`,
  joinRequest: ({ name, group }: JoinRequest, report: Report) =>
    group === true
      ? `${name}想在一个群里写${reportName(report)}，同意的话群里的人都能看到已有的素材。同意吗？`
      : `${name}想加入${reportName(report)}，一起供材料。同意吗？`,
  groupIsOf: (report: Report) =>
    `这个群在写${reportName(report)}，材料不和别的单位混着放。要写别的单位，请单独跟我说，或另建一个群。`,
  joinGranted: (report: Report, name: string) => `${name}同意了。您已加入${reportName(report)}，之前发的材料已并进来。`,
  joinRefused: (report: Report) => `没有同意您加入${reportName(report)}。您发的材料仍单独保存。`,
  memberAdded: (name: string) => `好，${name}已加入，可以一起供材料了。`,
  memberRefused: (name: string) => `好，没有让${name}加入。`,

  forgetConfirm: (scope: 'notes' | 'report', word: string, report: Report) =>
    scope === 'report'
      ? `要把${reportName(report)}整份删掉吗？包括${report.notes.length}条素材、所有稿子和发来的文件、照片、语音原件，删了找不回来。确定请原样回复：${word}`
      : `要删掉您自己发的${report.notes.length === 0 ? '、还没记下的文件和图片' : `${report.notes.length}条素材`}吗？发来的文件、照片、语音原件也一起删，删了找不回来。确定请原样回复：${word}`,
  forgotten: ({ notes, drafts, originals }: { notes: number; drafts: number; originals: number }) =>
    `已删除：${notes}条素材、${drafts}份稿子${originals === 0 ? '' : `、${originals}份文件原件`}，没有留底。`,
  forgetOnlyOwner: (owner: string) => `整份报告只有${owner}能删。您可以说“删掉我发的素材”。`,
  nothingToForget: '这里没有您发过的素材，不用删。',

  noSource: '没有找到这个数字的出处。可以说“284从哪来的”，或者说“台账”看全部素材。',
  exportSoon: (report: Report) => `Word 文件暂时还不能直接生成，下面是${reportName(report)}全文，可以复制到 Word 里：`,
  exportNothing: '还没有写好的段落。先说“写全文”，写好之后再导出。',
  checkNothing: '没有可检查的文字。请把报告文字一起发来，或先说“写全文”。',
  checkClean: '查过了，没有发现问题。数字、提法、名称、结构都看了，发出去之前还请您通读一遍。',
  checkFound: (total: number) => `查出${total}处，重的在前。回复“改第1、3条”我来改，“忽略2”就不再提：`,
  checkMore: (count: number) => `……另有${count}处较轻的，改完这些再发“检查”继续看。`,
  checkApplied: (numbers: readonly number[]) => `已改第${numbers.join('、')}条：`,
  checkAppliedToDrafts: (count: number) => `已在稿子里改了${count}处，改过的段落各成新的一稿，说“撤销”可以退回。`,
  checkIgnored: (numbers: readonly number[]) => `好，第${numbers.join('、')}条不再提。`,
  checkNotSafe: '这几条我拿不准怎么改，请您自己定。',

  clarify: '我先当材料记下了。如果是要我写或者改，换个说法再说一次，例如“写一段存在的不足”“短一点”。',
  welcomeBack: (was: {
    readonly day: string
    readonly written: readonly string[]
    readonly missing: readonly string[]
  }) =>
    [
      was.written.length === 0
        ? `上次是${was.day}，材料收到了，稿子还没写`
        : `上次（${was.day}）写到${was.written.join('、')}`,
      was.missing.length === 0 ? '各段都有稿子了。' : `还没写：${was.missing.join('、')}。`,
    ].join('；'),
  stale: (sections: readonly SectionId[]) =>
    `提醒：${named(sections)}里还是改之前的素材。说“重写${SECTION_NAMES[sections[0] ?? 'report']}”我就按新的写。`,
  answered: '好，记下了。',
  chosen: (option: string) =>
    option.endsWith('我来改') ? '好。直接告诉我怎么改，例如“把1.2万改成1.2万元”。' : `好，按“${option}”办。`,
  skipped: '好，先空着。',
  askAgain: (question: Question) =>
    `没看明白这个回答。${[question.text, ...(question.options ?? []).map((option, at) => `${at + 1}. ${option}`)].join('\n')}\n（不清楚可以回“跳过”）`,
  stillAsking: (question: Question) => `（刚才那个问题还等您：${question.text}不急，也可以回“跳过”。）`,
  noQuestion: '现在没有等您回答的问题。',
  questions: (questions: readonly Question[]) =>
    `想请您核实：\n${questions.map((question, at) => `${at + 1}. ${question.text}`).join('\n')}`,
  ask: (question: Pick<Question, 'text' | 'options'>) =>
    [question.text, ...(question.options ?? []).map((option, at) => `${at + 1}. ${option}`)].join('\n'),
  failed: '这条我试了几次都没处理成功，已经交给管理员看。前面的材料都在，请换个说法再发一次。',
} as const

/** One short line; the whole list is a 「检查」 away. */
function doubtsPhrase(findings: readonly Finding[]): string {
  const shown = findings.slice(0, 2).map(({ quote, message }) => `“${clipped(quote)}”${message}`)
  const more = findings.length > shown.length ? `，另有${findings.length - shown.length}处（回“检查”看全部）` : ''
  return shown.length === 0 ? '' : `请您定一下：${shown.join('；')}${more}`
}

function clipped(quote: string): string {
  const characters = Array.from(quote.replaceAll('\n', ''))
  return characters.length <= 16 ? characters.join('') : `${characters.slice(0, 15).join('')}…`
}

function named(sections: readonly SectionId[]): string {
  return sections.map((id) => `“${SECTION_NAMES[id]}”`).join('')
}

/** What was done to whole points, so that nobody has to compare two texts. */
function restructuredPhrase([change, ...others]: readonly DraftChange[]): string {
  if (others.length > 0) return '两条已对调，编号跟着改了。'
  switch (change?.kind) {
    case 'remove-point':
      return `去掉了${pointNames(change.points)}，后面的编号顺延。素材还在台账里，说“撤销”能找回来。`
    case 'merge-points':
      return `${pointNames(change.points)}并成了一条，其余编号顺延。`
    case 'move-point':
      return `${pointNames([change.point])}挪到了${pointNames([change.to])}的位置，其余顺延。`
    default:
      return ''
  }
}

/** 第1、3条, 最后一条, 第1条和最后一条. */
function pointNames(points: readonly number[]): string {
  const numbered = points.filter((point) => point > 0)
  const names = [
    ...(numbered.length === 0 ? [] : [`第${numbered.join('、')}条`]),
    ...(numbered.length < points.length ? ['最后一条'] : []),
  ]
  return names.join('和')
}

function exampleOf(change: DraftChange): string {
  if (change.kind === 'merge-points') return '把第一条和第三条合并'
  return change.kind === 'move-point' ? '第三条放前面' : '去掉第二点'
}

function stayedPhrase(sections: readonly SectionId[], change: DraftChange): string {
  if (sections.length === 0) return ''
  if (change.kind === 'tone') return `${named(sections)}看了一遍，没有要改的说法，没有动。`
  if (change.kind !== 'length') return `${named(sections)}没有变化。`
  if (change.direction === 'longer')
    return `${named(sections)}的素材都已写进去，没有可以展开的内容；再发素材来就能写长。`
  return `${named(sections)}没有再压：剩下的不是有数字的事实，就是不能少的话。要更短，请告诉我哪几条可以不写。`
}

/** As people say them. */
const SHORT_NAMES: Readonly<Record<SectionId, string>> = {
  opening: '开头',
  measures: '成效',
  duty: '履职',
  shortcomings: '不足里',
  plan: '下一年安排里',
  other: '其他情况里',
}

const UNSUPPORTED: Readonly<Record<string, string>> = {
  image: '图片',
  video: '视频',
  file: '文件',
  location: '位置',
  link: '链接',
}

const EXAMPLES: Readonly<Record<SectionId, string>> = {
  opening: '“我们是某县某镇，写2025年的”。',
  measures: '“普法宣传8次，发资料300多份”。',
  duty: '“书记主持研究法治工作4次，讲法治课1次”。',
  shortcomings: '“执法人员少，大多不是学法律的”。',
  plan: '“明年把合同都送司法所审一遍”。',
  other: '“没有其他要报告的”。',
}

export function reportName(report: Pick<Report, 'unit' | 'year'>): string {
  const unit = report.unit?.name ?? '这份'
  return report.year === undefined ? `${unit}年度报告` : `${unit}${report.year}年度报告`
}

/** 「收到，记下3条、7个数字：…」 with what was understood, so that a misreading is seen early. */
function notedPhrase(facts: readonly Fact[]): string {
  const told = facts.filter((fact) => fact.polarity !== 'other' || fact.figures.length > 0)
  if (told.length === 0) return '收到，记下了。这条里没有看到要写进报告的情况。'
  const figures = told.reduce((sum, fact) => sum + fact.figures.length, 0)
  const shown = told.slice(0, 8).map((fact) => `· ${topicOf(fact)}：${brief(fact.claim)}`)
  const rest = told.length > shown.length ? [`· ……还有${told.length - shown.length}条`] : []
  return [`收到，记下${told.length}条${figures === 0 ? '' : `、${figures}个数字`}：`, ...shown, ...rest].join('\n')
}

function topicOf(fact: Fact): string {
  if (fact.polarity === 'problem' || fact.polarity === 'cause') return '不足'
  if (fact.polarity === 'plan') return '打算'
  const { section, theme } = placeOf(fact)
  return section === 'measures' ? THEME_NAMES[theme ?? 'general'] : SECTION_NAMES[section]
}

function brief(claim: string): string {
  const characters = Array.from(claim)
  return characters.length <= 40 ? claim : `${characters.slice(0, 38).join('')}……`
}

function profilePhrase({ unit, year, variant }: Report): string {
  const known: readonly (readonly [string, string | undefined])[] = [
    ['单位', unit?.fullName],
    ['报告年度', year === undefined ? undefined : `${year}年`],
    ['主送', unit?.addressee],
    ['署名', unit?.signature],
    ['成文日期', unit?.signedOn],
    ['统计截止', unit?.cutOff],
    ['领导小组组长', unit?.groupHead],
    ['版本', variant === 'public' ? '公开版' : undefined],
  ]
  const lines = known.flatMap(([name, value]) => (value === undefined ? [] : [`· ${name}：${value}`]))
  return ['好，按这个写：', ...lines].join('\n')
}
