import {
  itemsOf,
  type JsonDocument,
  type JsonNode,
  type JsonSpan,
  membersOf,
  rawOf,
  spanOf,
} from '#lib/json/document'
import type { MergeChoices } from './merge'
import type { Plan, PlanPart, SideDocuments, SideValue } from './plan'

/** Writes the result of a merge: theirs' text, in which only what is taken from elsewhere differs. */
export function writePlan(plan: Plan, documents: SideDocuments, choices: MergeChoices): string {
  const { text, root } = documents.theirs
  const { start, end } = spanOf(documents.theirs, root)
  const writer = new PlanWriter(documents, choices)
  return text.slice(0, start) + writer.one(plan, lineIndent(text, start)) + text.slice(end)
}

/** One member or item as text, with its index in theirs. */
interface WrittenPart {
  readonly text: string
  readonly index: number | null
}

class PlanWriter {
  constructor(
    private readonly documents: SideDocuments,
    private readonly choices: MergeChoices,
  ) {}

  /** Writes a value that is always there. @param indent of the line that it stands on */
  one(plan: Plan, indent: string): string {
    return this.values(plan, indent).join(', ')
  }

  /** Writes the values that a plan stands for. */
  private values(plan: Plan, indent: string): string[] {
    switch (plan.kind) {
      case 'copy':
        return [this.copy(plan.from, indent)]
      case 'container':
        return [this.container(plan)]
      case 'ask':
        return this.chosen(plan, indent)
    }
  }

  private chosen({ ask, values }: Plan & { readonly kind: 'ask' }, indent: string): string[] {
    const choice = this.choices.get(ask.key) ?? 'theirs'
    if (typeof choice !== 'string') return choice.hand.trim() === '' ? [] : [choice.hand]
    return values[choice].map((node) => this.copy({ side: choice, node }, indent))
  }

  private copy({ side, node }: SideValue, indent: string): string {
    const document = this.documents[side]
    const raw = rawOf(document, node)
    if (side === 'theirs' || !raw.includes('\n')) return raw
    return withIndent(raw, lineIndent(document.text, spanOf(document, node).start), indent)
  }

  private container({ theirs, parts, layouts }: Plan & { readonly kind: 'container' }): string {
    const document = this.documents.theirs
    const places = childPlaces(document, theirs)
    const layout = this.layoutOf(theirs, layouts)
    const pieces = parts.flatMap((part) => this.pieces(part, places, layout.indent))
    const [first] = pieces
    if (first === undefined) return places.length === 0 ? rawOf(document, theirs) : layout.nothing
    let text = layout.open + first.text
    for (const [index, piece] of pieces.slice(1).entries()) {
      text += between(document, places, pieces[index], piece) ?? layout.separator
      text += piece.text
    }
    return text + layout.close
  }

  private pieces(
    { value, key, index }: PlanPart,
    places: readonly JsonSpan[],
    indent: string,
  ): WrittenPart[] {
    const place = index === null ? undefined : places[index]
    const at = place === undefined ? indent : lineIndent(this.documents.theirs.text, place.start)
    const label = key === null ? '' : this.label(key)
    return this.values(value, at).map((text, nth) => ({
      text: label + text,
      index: index === null || !this.isTheirs(value) ? null : index + nth,
    }))
  }

  private isTheirs(value: Plan): boolean {
    if (value.kind !== 'ask' || value.ask.kind !== 'items') return true
    return (this.choices.get(value.ask.key) ?? 'theirs') === 'theirs'
  }

  /** A key with all that stands between it and its value. */
  private label({ side, node }: SideValue): string {
    const document = this.documents[side]
    return document.text.slice(spanOf(document, node).start, spanOf(document, node + 1).start)
  }

  /** How the children of a container are set: as in theirs, or when it has none there, as in another side. */
  private layoutOf(theirs: JsonNode, others: readonly SideValue[]): ContainerForm {
    const own = layoutOf(this.documents.theirs, theirs)
    if (own !== null) return own
    const indent = lineIndent(this.documents.theirs.text, spanOf(this.documents.theirs, theirs).start)
    for (const { side, node } of others) {
      const found = layoutOf(this.documents[side], node)
      if (found === null) continue
      const from = lineIndent(this.documents[side].text, spanOf(this.documents[side], node).start)
      const moved = (text: string): string => withIndent(text, from, indent)
      return {
        ...found,
        open: moved(found.open),
        separator: moved(found.separator),
        close: moved(found.close),
        indent: moved(`\n${found.indent}`).slice(1),
      }
    }
    const raw = rawOf(this.documents.theirs, theirs)
    return { open: raw.charAt(0), separator: ', ', close: raw.slice(-1), nothing: raw, indent }
  }
}

interface ContainerForm {
  /** From the opening bracket to the first child. */
  readonly open: string
  readonly separator: string
  /** From the last child to the closing bracket. */
  readonly close: string
  /** The container without children. */
  readonly nothing: string
  /** Of the lines that children begin on. */
  readonly indent: string
}

/** Where each member (from its key on) or item stands. */
function childPlaces(document: JsonDocument, node: JsonNode): JsonSpan[] {
  const members = membersOf(document, node)
  if (members.length > 0) {
    return members.map(({ keyNode, value }) => ({
      start: spanOf(document, keyNode).start,
      end: spanOf(document, value).end,
    }))
  }
  return itemsOf(document, node).map((item) => spanOf(document, item))
}

function layoutOf(document: JsonDocument, node: JsonNode): ContainerForm | null {
  const places = childPlaces(document, node)
  const [first, second] = places
  const last = places.at(-1)
  if (first === undefined || last === undefined) return null
  const { start, end } = spanOf(document, node)
  const { text } = document
  const open = text.slice(start, first.start)
  const close = text.slice(last.end, end)
  return {
    open,
    close,
    separator: second === undefined ? `,${open.slice(1)}` : text.slice(first.end, second.start),
    nothing: open.charAt(0) + close.slice(-1),
    indent: lineIndent(text, first.start),
  }
}

/** The text between two children that follow each other in theirs as well. */
function between(
  document: JsonDocument,
  places: readonly JsonSpan[],
  a: WrittenPart | undefined,
  b: WrittenPart,
): string | null {
  if (a === undefined || a.index === null || b.index !== a.index + 1) return null
  return document.text.slice(places[a.index]?.end, places[b.index]?.start)
}

/** The white space at the start of the line of an offset. */
function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? ''
}

/** Moves all lines but the first from one indentation to another. A string of JSON never spans lines. */
function withIndent(text: string, from: string, to: string): string {
  return from === to ? text : text.replaceAll(`\n${from}`, `\n${to}`)
}
