import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { COMMAND_NAMES, type Command } from '../../core/command.ts'
import { SECTION_IDS } from '../../core/section.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { readState } from '../understand.ts'

/** A message, the state it came in, and the commands a person reads in it. */
export interface LabelledMessage {
  readonly id: string
  readonly topic: string
  readonly text: string
  readonly state: UnderstandingState
  readonly expect: readonly ExpectedCommand[]
  /** Words that must be in the notes. */
  readonly has: readonly string[]
}

export interface ExpectedCommand {
  readonly command: Command['command']
  readonly section?: Command['section']
  /** Only these are compared, besides the theme. */
  readonly args?: Readonly<Record<string, unknown>>
}

const row = z.strictObject({
  id: z.string(),
  topic: z.string(),
  text: z.string(),
  state: z.unknown(),
  expect: z.array(
    z.strictObject({
      command: z.enum(COMMAND_NAMES),
      section: z.enum([...SECTION_IDS, 'report']).exactOptional(),
      args: z.record(z.string(), z.unknown()).exactOptional(),
    }),
  ),
  has: z.array(z.string()).default([]),
})

/** The labelled messages of every split (file) of a folder, by the file's name. */
export async function readLabelledMessages(dir: string): Promise<ReadonlyMap<string, readonly LabelledMessage[]>> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.jsonl')).sort()
  const splits = await Promise.all(
    files.map(async (name) => [name.slice(0, -'.jsonl'.length), await readSplit(join(dir, name))] as const),
  )
  return new Map(splits)
}

async function readSplit(file: string): Promise<readonly LabelledMessage[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const parsed = row.parse(JSON.parse(line))
    return { ...parsed, state: readState(parsed.state) }
  })
}
