import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OriginalBytes } from '../core/original.ts'

const FOLDER_MODE = 0o700
const FILE_MODE = 0o600
const UNFINISHED = '.part'

/**
 * One file an original under `folder`, one folder a corporation, readable by the owner only. On disk before `write` resolves.
 * Several machines share the folder or use Redis for the bytes.
 */
export function createOriginalsOnDisk({
  folder,
  prefix,
}: {
  readonly folder: string
  readonly prefix: string
}): OriginalBytes {
  // Corporation ids come from outside; their digest is safe in any file system. Installations may share a folder.
  const homeOf = (corp: string) =>
    join(folder, createHash('sha256').update(`${prefix}\n${corp}`).digest('hex').slice(0, 32))
  return {
    write: async (corp, id, bytes) => {
      const home = homeOf(corp)
      await mkdir(home, { recursive: true, mode: FOLDER_MODE })
      const unfinished = join(home, id + UNFINISHED)
      await writeDown(unfinished, bytes)
      await rename(unfinished, join(home, id))
      await syncFolder(home)
    },
    read: (corp, id) => unlessMissing(() => readFile(join(homeOf(corp), id))),
    remove: (corp, id) => rm(join(homeOf(corp), id), { force: true }),
    removeUnknown: async (corp, known, before) => {
      const home = homeOf(corp)
      let gone = 0
      for (const name of (await unlessMissing(() => readdir(home))) ?? []) {
        if (known.has(name) || !(await isOlder(join(home, name), before))) continue
        await rm(join(home, name), { force: true })
        gone += 1
      }
      return gone
    },
  }
}

async function writeDown(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', FILE_MODE)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name itself is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function isOlder(path: string, before: number): Promise<boolean> {
  const found = await unlessMissing(() => stat(path))
  return found !== undefined && found.mtimeMs < before
}

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
