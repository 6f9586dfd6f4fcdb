import type { Entry } from '#lib/entry/row'
import type { Turn } from '#lib/entry/turn'
import { counted } from './count'
import type { Evidence } from './evidence'

/** A recording among the calls of its test. */
export interface OrderedCall {
  readonly entry: Entry
  readonly turn: Turn
  /** The place of the call that it goes on from, among the calls of its run; null for the first. */
  readonly parent: number | null
  /** What tells so; null for the first. */
  readonly by: Evidence | null
  /** 1 for the first call of a run, then one more than that of the call it goes on from. */
  readonly depth: number
  /** `1`, `2a`, `2b`, `3`: the depth, with a letter where several calls of the run have it. */
  readonly label: string
  /** The number of turns, from the start of its request, that the request and the answer of the call before hold. */
  readonly repeated: number
  /** The messages of the request of the call before that this one does not send again, by their places in it. */
  readonly dropped: readonly number[]
}

/** The calls that follow from one first call, those of less depth first. */
export interface Run {
  readonly calls: readonly OrderedCall[]
  /** Whether what tells the order goes round in a circle, so that the first call is only the first of the files in it. */
  readonly isCircular: boolean
}

/** The shortest answer that is looked for inside other texts, in characters. */
const SHORTEST_WORDS = 24
/** The most pairs of an answer and a request that are compared for that. */
const MOST_PAIRS = 200_000

/**
 * Puts the recordings of one test in the order in which they must have happened: a later request holds an earlier answer,
 * or the id of one of its calls. Nothing else tells an order; what no request tells of is a run of its own.
 * @param entries of one test id, in the order of files
 */
export function runsOf(entries: readonly Entry[]): Run[] {
  const turns = entries.map(({ turn }) => turn)
  const { links: parents, cut } = new Parents(entries, turns).find()
  const children = new Map<number, number[]>()
  for (const [index, link] of parents.entries()) {
    if (link) children.set(link.from, [...(children.get(link.from) ?? []), index])
  }
  const roots = parents.flatMap((link, index) => (link ? [] : [index]))
  return roots.map((root) => ({
    calls: callsFrom(root, { entries, turns, parents, children }),
    isCircular: cut.has(root),
  }))
}

/** How a call is bound to the one before it. */
interface Link {
  readonly from: number
  readonly by: Evidence
}

interface Found {
  readonly entries: readonly Entry[]
  readonly turns: readonly Turn[]
  readonly parents: readonly (Link | null)[]
  /** Of each call, those that go on from it. */
  readonly children: ReadonlyMap<number, readonly number[]>
}

function callsFrom(root: number, { entries, turns, parents, children }: Found): OrderedCall[] {
  const calls: OrderedCall[] = []
  const places = new Map<number, number>()
  let level = [root]
  for (let depth = 1; level.length > 0; depth++) {
    for (const [position, index] of level.entries()) {
      const entry = entries[index]
      const turn = turns[index]
      const link = parents[index]
      if (!entry || !turn) continue
      places.set(index, calls.length)
      calls.push({
        entry,
        turn,
        parent: link ? (places.get(link.from) ?? null) : null,
        by: link?.by ?? null,
        depth,
        label: `${depth}${level.length > 1 ? letters(position) : ''}`,
        repeated: link ? repeatedTurns(turn, turns[link.from]) : 0,
        dropped: link ? droppedMessages(turn, turns[link.from], link.by) : [],
      })
    }
    level = level.flatMap((index) => children.get(index) ?? [])
  }
  return calls
}

/** Counts the turns that the call before holds, in its order: what is said once more is new, though the words are old. */
function repeatedTurns({ sent }: Turn, before: Turn | undefined): number {
  const said = new Set((before?.said ?? []).map(([digest]) => digest))
  let rest = before?.sent ?? []
  for (const [count, digest] of sent.entries()) {
    const at = rest.indexOf(digest)
    if (at !== -1) rest = rest.slice(at + 1)
    // The answer comes once, after all that was sent.
    else if (said.delete(digest)) {
      rest = []
      said.clear()
    } else return count
  }
  return sent.length
}

/** Parameters by which the server adds what was said before, so that a request need not send it again. */
const KEPT_BY_SERVER = ['previous_response_id', 'conversation']

/** A request that holds an answer among other words, as a judge's does, does not go on with its conversation. */
function droppedMessages({ sent, parameters }: Turn, before: Turn | undefined, by: Evidence): number[] {
  if (by === 'words' || KEPT_BY_SERVER.some((name) => name in parameters)) return []
  const left = counted(sent)
  const dropped: number[] = []
  let first = 0
  for (const [turn, digest] of (before?.sent ?? []).entries()) {
    const next = first + (before?.counts[turn] ?? 0)
    const count = left.get(digest) ?? 0
    left.set(digest, count - 1)
    for (; first < next; first++) if (count <= 0) dropped.push(first)
  }
  return dropped
}

/** `a` to `z`, then `aa`. */
function letters(position: number): string {
  const rest = Math.floor(position / 26) - 1
  return (rest < 0 ? '' : letters(rest)) + String.fromCharCode(97 + (position % 26))
}

/** A call that another may go on from. */
interface Candidate extends Link {
  /** Whether its request begins that of the other, up to its answer. */
  readonly isWhole: boolean
}

class Parents {
  readonly #byId = new Map<string, number[]>()
  readonly #bySaid = new Map<number, { readonly index: number; readonly length: number }[]>()

  constructor(
    readonly entries: readonly Entry[],
    readonly turns: readonly Turn[],
  ) {
    for (const [index, { gives, said }] of turns.entries()) {
      for (const id of gives) push(this.#byId, id, index)
      for (const [digest, length] of said) push(this.#bySaid, digest, { index, length })
    }
  }

  /** Returns the link of each call; null for the first of a run. No call comes after itself: such links are cut. */
  find(): { readonly links: readonly (Link | null)[]; readonly cut: ReadonlySet<number> } {
    const links = this.turns.map((_, index) => this.#best(index))
    this.#addWords(links)
    return { links, cut: cutCircles(links) }
  }

  #best(index: number): Link | null {
    const { sent, holds } = this.turns[index] ?? NOTHING
    const heldAt = new Map<number, string[]>()
    for (const [turn, id] of holds) push(heldAt, turn, id)
    // The last answer that a request holds is the one it goes on from.
    for (let turn = sent.length - 1; turn >= 0; turn--) {
      const ids = heldAt.get(turn) ?? []
      if (ids.length === 0 && !this.#bySaid.has(sent[turn] ?? Number.NaN)) continue
      const found = [...this.#byIds(index, turn, ids), ...this.#byAnswer(index, turn)]
      const best = found.sort((a, b) => this.#rank(index, a) - this.#rank(index, b))[0]
      if (best) return best
    }
    return null
  }

  #byIds(index: number, turn: number, ids: readonly string[]): Candidate[] {
    const givers = new Set(ids.flatMap((id) => this.#byId.get(id) ?? []))
    return [...givers]
      .filter((from) => from !== index)
      .map((from) => this.#candidate(index, from, turn, 'id'))
  }

  #byAnswer(index: number, turn: number): Candidate[] {
    const { sent } = this.turns[index] ?? NOTHING
    const found = this.#bySaid.get(sent[turn] ?? Number.NaN) ?? []
    return found.flatMap(({ index: from, length }) => {
      if (from === index) return []
      const candidate = this.#candidate(index, from, turn, 'answer')
      // A short answer, such as `Yes.`, tells only after the same question.
      const before = this.turns[from]?.sent.at(-1)
      const isAsked = before !== undefined && before === sent[turn - 1]
      return candidate.isWhole || isAsked || length >= SHORTEST_WORDS ? [candidate] : []
    })
  }

  #candidate(index: number, from: number, turn: number, by: Evidence): Candidate {
    const { sent } = this.turns[index] ?? NOTHING
    const before = this.turns[from]?.sent ?? []
    const isBegun = before.length <= turn && before.every((digest, at) => digest === sent[at])
    // Two runs may say the same, and then differ in the ids of their calls only.
    const isWhole = isBegun && heldIds(this.turns[from]).every((id) => holdsId(this.turns[index], id))
    return { from, by, isWhole }
  }

  /** Lower is better: the whole request first, then an id, then like parameters, then the order of files. */
  #rank(index: number, { from, by, isWhole }: Candidate): number {
    const isAlike = sameParameters(this.turns[index] ?? NOTHING, this.turns[from] ?? NOTHING)
    const isSameModel = this.entries[index]?.row.model === this.entries[from]?.row.model
    return (isWhole ? 0 : 8) + (by === 'id' ? 0 : 4) + (isAlike ? 0 : 2) + (isSameModel ? 0 : 1)
  }

  /** A request may hold an answer among other words: a summary is asked for, or another model judges it. */
  #addWords(links: (Link | null)[]): void {
    const first = links.flatMap((link, index) => (link ? [] : [index]))
    // What repeats its own request tells nothing.
    const answers = this.entries.flatMap((entry, from) => {
      if (!this.turns[from]?.said.some(([, length]) => length >= SHORTEST_WORDS)) return []
      const words = entry.row.answer.trim()
      return words.length < SHORTEST_WORDS || asks(entry, words) ? [] : [{ from, words }]
    })
    if (answers.length === 0 || first.length * answers.length > MOST_PAIRS) return
    // The longest answer that a request holds is the one it goes on from.
    for (const { from, words } of answers.sort((a, b) => b.words.length - a.words.length)) {
      for (const index of first) {
        const entry = this.entries[index]
        if (entry && index !== from && !links[index] && asks(entry, words))
          links[index] = { from, by: 'words' }
      }
    }
  }
}

const NOTHING: Pick<Turn, 'sent' | 'holds' | 'parameters'> = { sent: [], holds: [], parameters: {} }

function heldIds(turn: Turn | undefined): string[] {
  return (turn?.holds ?? []).map(([, id]) => id)
}

function holdsId(turn: Turn | undefined, id: string): boolean {
  return turn?.holds.some(([, held]) => held === id) ?? false
}

/** Whether the request of a recording holds these words. */
function asks(entry: Entry, words: string): boolean {
  if (entry.asks) return entry.asks(words)
  const { user, system, other } = entry.texts
  return [user, system, other].some((texts) => texts.some((text) => text.includes(words)))
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

function sameParameters(
  { parameters: one }: Pick<Turn, 'parameters'>,
  other: Pick<Turn, 'parameters'>,
): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other.parameters)])
  return [...names].every((name) => one[name] === other.parameters[name])
}

/**
 * Files may hold hints that go round in a circle. The first call of the files in it then begins the run.
 * @returns the calls whose links were cut
 */
function cutCircles(links: (Link | null)[]): Set<number> {
  const cut = new Set<number>()
  const isDone = new Uint8Array(links.length)
  for (const start of links.keys()) {
    const path: number[] = []
    const onPath = new Set<number>()
    for (let at: number | undefined = start; at !== undefined && !isDone[at]; at = links[at]?.from) {
      if (onPath.has(at)) {
        const circle = path.slice(path.indexOf(at))
        const first = circle.reduce((least, one) => Math.min(least, one))
        links[first] = null
        cut.add(first)
        break
      }
      onPath.add(at)
      path.push(at)
    }
    for (const index of path) isDone[index] = 1
  }
  return cut
}
