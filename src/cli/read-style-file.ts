import { basename } from 'node:path'
import type { Craft } from '../compose/craft.ts'
import type { UnitProfile } from '../core/unit-profile.ts'
import type { UnitStyle } from '../core/unit-style.ts'
import type { CliIo } from './io.ts'
import { readDocument } from './read-document.ts'
import { UsageError } from './usage-error.ts'

/** How the report in a file is made, for `--style`. */
export async function readStyleFile(
  path: string,
  { craft, unit, io }: { readonly craft: Craft; readonly unit: UnitProfile; readonly io: CliIo },
): Promise<UnitStyle> {
  const text = await readDocument(path, io)
  const style = craft.measureStyle({ text, source: basename(path), by: 'file', at: 0, unit })
  if (style === undefined) throw new UsageError(`${path} 读不出报告的样子（要有“一、”“二、”分开的部分），不能当范文`)
  return style
}
