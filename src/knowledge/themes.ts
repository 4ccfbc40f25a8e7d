import { z } from 'zod'
import { ZhibiError } from '../core/errors.ts'
import type { ThemeEntry, Themes } from '../core/knowledge/themes.ts'
import { THEME_IDS } from '../core/theme.ts'
import { readTable } from './read-table.ts'

const entry = z.strictObject({
  id: z.enum(THEME_IDS),
  title: z.string().min(1),
  words: z.record(z.string().regex(/^[1-5]$/, '权重写 1 到 5'), z.array(z.string().min(1))),
})

const table = z.strictObject({ themes: z.array(entry), offTopic: z.array(z.string().min(1)) })

/** The themes with their words, from `config/themes.yaml`. Throws a ZhibiError when one is missing or wrong. */
export function loadThemes(configDir: string): Themes {
  const rows = readTable(configDir, 'themes', table)
  const entries = THEME_IDS.map((id): ThemeEntry => {
    const row = rows.themes.find((one) => one.id === id)
    if (row === undefined) {
      throw new ZhibiError('knowledge-unreadable', `themes.yaml 缺主题 ${id}`, { retryable: false })
    }
    return { id, title: row.title, words: weighed(row.words) }
  })
  return { entries, offTopic: rows.offTopic }
}

function weighed(words: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(words).flatMap(([weight, list]) => list.map((word) => [word, Number(weight)] as const)))
}
