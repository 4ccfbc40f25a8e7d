/** What an archive may unpack to, all entries together, and how many entries it may have. */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024
const MOST_ENTRIES = 4000
const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
const DEFLATED = 8

export class ZipTooLarge extends Error {}

interface Entry {
  readonly deflated: boolean
  readonly packed: Uint8Array
}

/**
 * Unpacks an archive without keeping anything and throws ZipTooLarge as soon as the limit is passed: sizes in the archive's
 * own directory may lie. What is no archive is left to the reader to refuse.
 */
export async function assertSmallZip(bytes: Uint8Array): Promise<void> {
  let unpacked = 0
  for (const entry of entriesOf(bytes)) {
    unpacked += entry.deflated ? await inflatedSize(entry.packed, MOST_UNPACKED_BYTES - unpacked) : entry.packed.length
    if (unpacked > MOST_UNPACKED_BYTES) throw new ZipTooLarge()
  }
}

function entriesOf(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return []
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) throw new ZipTooLarge()
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count && view.getUint32(at, true) === ENTRY; index += 1) {
    entries.push(entryAt(bytes, view, at))
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Its record stands in the last 64 KB. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return undefined
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const local = view.getUint32(at + 42, true)
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const packed = bytes.subarray(start, start + view.getUint32(at + 20, true))
  return { deflated: view.getUint16(at + 10, true) === DEFLATED, packed }
}

async function inflatedSize(packed: Uint8Array, most: number): Promise<number> {
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  let size = 0
  for await (const chunk of stream) {
    size += (chunk as Uint8Array).length
    if (size > most) throw new ZipTooLarge()
  }
  return size
}
