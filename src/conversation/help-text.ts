import type { Report } from '../core/report.ts'

/** Help by example, the examples of the moment first. */
export function helpText(report: Report): string {
  const start = report.unit === undefined ? ['“我们是某县某镇，写2025年的报告”（先告诉我单位和年度）'] : []
  return [
    '您可以这样说：',
    ...start.map(line),
    ...[
      '直接发材料，一条一条、口语也行：“调解纠纷287起，成功284起”',
      '“写一段存在的不足”“写普法那一段”“写下一年打算”“写全文，3000字”',
      '“短一点”“正式些”“去掉第二点”“第三条放前面”“把284改成285”“撤销”',
      '“润色：”后面跟上要改的文字；“检查”后面跟上要查的报告',
      '“进度”看还缺什么，“台账”看记下的全部数字，“284从哪来的”查出处',
      '正在写的时候发“停”就停下',
    ].map(line),
    '',
    '稿子里的每个数字都出自您发的材料，没有依据的不会写。',
  ].join('\n')
}

function line(text: string): string {
  return `· ${text}`
}
