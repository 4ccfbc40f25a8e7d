import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { environment } from '../src/config.ts'

// Writes the table of settings into both READMEs from the schema that reads them: `npm run docs:config`. With --check it only
// says whether they are up to date.
const BEGIN = '<!-- settings:begin -->'
const END = '<!-- settings:end -->'
const HEADS = { 'README.md': ['Variable', 'Default', 'Means'], 'README.zh-CN.md': ['变量', '缺省', '说明'] } as const

export function table(file: keyof typeof HEADS): string {
  const rows = Object.entries(environment.shape).map(([name, schema]) => {
    const [zh = '', en = ''] = (schema.description ?? '').split(' / ')
    const fallback = schema instanceof z.ZodDefault ? `\`${String(schema.def.defaultValue)}\`` : '–'
    return `| \`${name}\` | ${fallback} | ${file === 'README.md' ? en : zh} |`
  })
  return [`| ${HEADS[file].join(' | ')} |`, '|---|---|---|', ...rows].join('\n')
}

let stale = false
for (const file of ['README.md', 'README.zh-CN.md'] as const) {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  const text = await readFile(path, 'utf8')
  const fresh = text.replace(new RegExp(`${BEGIN}[\\s\\S]*${END}`), `${BEGIN}\n${table(file)}\n${END}`)
  stale ||= fresh !== text
  if (!process.argv.includes('--check')) await writeFile(path, fresh)
}
if (stale && process.argv.includes('--check')) {
  console.error('The settings table is stale: npm run docs:config')
  process.exitCode = 1
}
