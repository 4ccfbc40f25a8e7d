import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readText } from '../../../src/documents/read-text.ts'

/** Printed by Chromium from pages of our own; its fonts name some characters by their radicals (⼀ for 一, ⻛ for 风). */
function fixture(name: string) {
  return { name, bytes: readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url)) }
}

const REPORT = [
  '石桥镇2024年法治政府建设年度报告',
  '一、主要举措和成效',
  '2024年，石桥镇坚持把普法宣传放在前面，组织开展宪法宣传周、民法典宣传月等活动12场次，发放宣传资料3600余份，覆盖群众8000人次，办事依法、遇事找法的风气逐步形成。',
  '全年共调解矛盾纠纷96起，调解成功95起；聘请法律顾问1名，审查合同41份，提出意见27条，没有发生一起因合同引起的诉讼。',
  '二、存在的不足和原因',
  '一是执法力量不足，执法队在编人员只有3人，主要是编制少、人员流动大，持证人员补不上来，遇到集中整治时要从各办公室临时抽人。',
]

test('a printed report comes back paragraph by paragraph, over line and page breaks, without page numbers and odd radicals', async () => {
  expect((await readText(fixture('pages.pdf'))).split('\n')).toEqual(REPORT)
})

test('two columns are read one after the other', async () => {
  const [heading, publicity, disputes, ...rest] = REPORT.slice(1)
  const again = [publicity?.replace('石桥镇', '我镇'), disputes?.replace('石桥镇', '我镇')]
  expect((await readText(fixture('columns.pdf'))).split('\n')).toEqual([
    ...[heading, publicity, disputes, ...rest],
    ...[heading, ...again, ...rest],
  ])
})

test('a scan has no words, and that is said', async () => {
  await expect(readText(fixture('scan.pdf'))).rejects.toMatchObject({ code: 'document-without-text' })
})

test('a PDF with a password is told from a damaged one', async () => {
  const locked = pdfOf(
    '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <' + '41'.repeat(32) + '> /U <' + '42'.repeat(32) + '> >>',
  )
  await expect(readText({ name: 'a.pdf', bytes: locked })).rejects.toMatchObject({ code: 'document-locked' })
  await expect(readText({ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7\nbroken') })).rejects.toMatchObject({
    code: 'document-unreadable',
  })
})

function pdfOf(trailer: string): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const id = `/ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>]`
  return Buffer.from(
    `${text}xref\n0 3\n0000000000 65535 f \n${table}trailer\n<< /Size 3 /Root 1 0 R ${id} ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}
