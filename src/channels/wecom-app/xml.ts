import { Refusal } from '../wecom/refusal.ts'

/** An element: its own text, and its children by name, always as lists, in order. */
export interface XmlElement {
  readonly text: string
  readonly children: Readonly<Record<string, readonly XmlElement[]>>
}

interface Open {
  readonly name: string
  text: string
  readonly children: Record<string, XmlElement[]>
}

const CDATA_START = '<![CDATA['
const CDATA_END = ']]>'
const DECLARATION = /^\s*<\?xml [^<>?]{0,100}\?>/
const TAG = /^<(\/?)([A-Za-z_][\w.-]{0,63})\s{0,8}(\/?)>$/
const DEPTH_MAX = 8
const ELEMENTS_MAX = 2000

/**
 * Reads the XML the platform writes, and nothing else: elements without attributes, text, CDATA, the five named
 * entities. DTD, own entities, comments, instructions and attributes are refused rather than skipped, so that nothing
 * can be expanded, fetched or hidden. Numbers stay text. One pass, linear in the length.
 */
export function parseXml(source: string): XmlElement {
  const declaration = DECLARATION.exec(source)?.[0] ?? ''
  const body = source.slice(declaration.length).trim()
  const top = open('')
  const stack: Open[] = [top]
  let elements = 0
  for (let at = 0; at < body.length; ) {
    const step = readStep(body, at)
    if (step.tag === undefined) append(stack, step.text)
    else if (++elements > ELEMENTS_MAX) throw new Refusal('xml')
    else nest(stack, step.tag)
    at = step.end
  }
  const root = top.children['xml']
  if (stack.length !== 1 || Object.keys(top.children).length !== 1 || root?.length !== 1) throw new Refusal('xml')
  return root[0] as XmlElement
}

/** The text of the first child of that name; undefined when there is none. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children[name]?.[0]?.text
}

interface Tag {
  readonly closing: boolean
  readonly name: string
  readonly empty: boolean
}

type Step =
  | { readonly end: number; readonly text: string; readonly tag?: undefined }
  | { readonly end: number; readonly tag: Tag }

function readStep(body: string, at: number): Step {
  if (body[at] !== '<') return readText(body, at)
  if (body.startsWith(CDATA_START, at)) return readCdata(body, at)
  return readTag(body, at)
}

function readText(body: string, at: number): Step {
  const next = body.indexOf('<', at)
  const end = next < 0 ? body.length : next
  return { end, text: decodeEntities(body.slice(at, end)) }
}

function readCdata(body: string, at: number): Step {
  const from = at + CDATA_START.length
  const end = body.indexOf(CDATA_END, from)
  if (end < 0) throw new Refusal('xml')
  return { end: end + CDATA_END.length, text: body.slice(from, end) }
}

function readTag(body: string, at: number): Step {
  const end = body.indexOf('>', at) + 1
  const match = end > 0 && end - at < 90 ? TAG.exec(body.slice(at, end)) : null
  if (match?.[2] === undefined) throw new Refusal('xml')
  const tag = { closing: match[1] === '/', name: match[2], empty: match[3] === '/' }
  if (tag.closing && tag.empty) throw new Refusal('xml')
  return { end, tag }
}

function open(name: string): Open {
  return { name, text: '', children: Object.create(null) as Open['children'] }
}

function append(stack: readonly Open[], text: string): void {
  const last = stack.at(-1) as Open
  if (stack.length === 1 && text.trim() !== '') throw new Refusal('xml')
  last.text += text
}

function nest(stack: Open[], tag: Tag): void {
  if (stack.length > DEPTH_MAX) throw new Refusal('xml')
  if (!tag.closing) stack.push(open(tag.name))
  if (tag.closing || tag.empty) close(stack, tag.name)
}

function close(stack: Open[], name: string): void {
  const done = stack.pop()
  const parent = stack.at(-1)
  if (done?.name !== name || parent === undefined) throw new Refusal('xml')
  // White space around child elements is layout, not content.
  const text = Object.keys(done.children).length > 0 ? done.text.trim() : done.text
  ;(parent.children[name] ??= []).push({ text, children: done.children })
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (/&(?!(?:lt|gt|amp|quot|apos);)/.test(text)) throw new Refusal('xml')
  return text.replace(/&([a-z]+);/g, (_, name: string) => ENTITIES[name] ?? '')
}
