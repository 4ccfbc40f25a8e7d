import { getDocumentProxy } from 'unpdf'
import { joinLines } from './join-lines.ts'
import { type PdfLine, pdfLines } from './pdf-lines.ts'
import { unifyRadicals } from './unify-radicals.ts'

/** A township's report has ten pages; a book is not read. */
const MOST_PAGES = 200

/** The words of a PDF, a line a paragraph; empty for a scan. Throws PasswordException for a locked file. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  try {
    const pages: (readonly PdfLine[])[] = []
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(
        pdfLines(
          items.flatMap((item) => ('str' in item ? [item] : [])),
          page.getViewport({ scale: 1 }).height,
        ),
      )
    }
    return unifyRadicals(joinLines(pages))
  } finally {
    await pdf.destroy()
  }
}
