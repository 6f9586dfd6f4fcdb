import { type Found, foundBy, sameRequests } from '#lib/check/same-request'
import { isModelList } from '#lib/formats/recorder/hash/hashed-parts'
import { besides, type Nameable } from './draft'
import type { FixContext, KnownRecording } from './plan'

/** What becomes of the name of a file. */
export type Naming =
  /** Its name is right, or not to be changed. */
  | { readonly kind: 'keeps' }
  /** It is renamed. */
  | { readonly kind: 'takes'; readonly path: string; readonly rivals: readonly string[] }
  /** Another recording answers its request; `winner` if it does so once it is renamed. */
  | { readonly kind: 'answered'; readonly by: string; readonly winner: Nameable | null }
  /** Another file, not chosen to be mended, wants the same name and matched at the base. */
  | { readonly kind: 'outranked'; readonly by: string }
  /** A file has the name that is not an answer to this request. */
  | { readonly kind: 'taken'; readonly by: string }
  /** It is a link, which is not renamed. */
  | { readonly kind: 'linked'; readonly to: string }
  | { readonly kind: 'choose'; readonly among: readonly string[] }

const KEEPS: Naming = { kind: 'keeps' }

/** Decides who takes which name: never one that another file keeps, and each name once (docs/interfaces.md, 11). */
export class Names {
  readonly #drafts: ReadonlyMap<string, Nameable>
  readonly #known: ReadonlyMap<string, KnownRecording>
  readonly #byHash: ReadonlyMap<string, readonly KnownRecording[]>
  readonly #wanting: ReadonlyMap<string, readonly string[]>
  readonly #decided = new Map<string, Naming>()
  readonly #open = new Set<string>()

  constructor(
    drafts: readonly Nameable[],
    private readonly context: Pick<FixContext, 'kinds' | 'known' | 'chosen' | 'matchedAtBase'>,
  ) {
    const { known } = context
    this.#drafts = new Map(drafts.map((draft) => [draft.path, draft]))
    this.#known = new Map(known.map((one) => [one.path, one]))
    this.#byHash = foundByHash(known)
    this.#wanting = wantedNames(drafts, known)
  }

  of(draft: Nameable): Naming {
    const decided = this.#decided.get(draft.path)
    if (decided) return decided
    // Files that want each other's names all get them.
    if (this.#open.has(draft.path)) return { kind: 'takes', path: draft.wanted ?? draft.path, rivals: [] }
    const naming = this.#decide(draft)
    this.#decided.set(draft.path, naming)
    return naming
  }

  #decide(draft: Nameable): Naming {
    const { wanted, path } = draft
    const { kinds } = this.context
    if (!kinds.has('rename') && !kinds.has('delete-unread')) return KEEPS
    if (wanted === null) return kinds.has('delete-unread') ? this.#whetherUnread(draft) : KEEPS
    const by = this.#answerElsewhere(draft, wanted)
    if (by !== undefined) return { kind: 'answered', by, winner: null }
    if (!kinds.has('rename')) return KEEPS
    if (draft.link !== null) return { kind: 'linked', to: draft.link }
    const contenders = this.#wanting.get(wanted) ?? [path]
    const winner = this.#winnerOf(contenders)
    if (winner === undefined) return this.#whetherFree(draft, wanted) ?? { kind: 'choose', among: contenders }
    if (winner !== path) return this.#loses(winner)
    const rivals = contenders.filter((one) => one !== path)
    return this.#whetherFree(draft, wanted) ?? { kind: 'takes', path: wanted, rivals }
  }

  /** A recording in the shared folder is never read if only its test sends the request, and has its own recording. */
  #whetherUnread({ path, testId, hash, isHashedWithTest }: Nameable): Naming {
    const { computed } = hash
    if (computed === null || hash.verdict !== 'match') return KEEPS
    if (isHashedWithTest !== true) return KEEPS
    const found = { path, testId, hash: { computed } }
    if (foundBy(found) === null) return KEEPS
    const same = sameRequests([found, ...this.#others(computed, path)]).get(path)
    const [by] = same?.isTaken === false ? same.others : []
    return by === undefined ? KEEPS : { kind: 'answered', by, winner: null }
  }

  #others(computed: string, path: string): KnownRecording[] {
    return (this.#byHash.get(computed) ?? []).filter((one) => one.path !== path)
  }

  /** The recording that answers the request of a file: under the wanted name, or where else replay looks. */
  #answerElsewhere({ path, testId, hash }: Nameable, wanted: string): string | undefined {
    const { computed } = hash
    if (computed === null) return undefined
    const there = this.#known.get(wanted)
    if (there?.hash.verdict === 'match' && there.hash.computed === computed) return wanted
    const renamed: Found = { path: wanted, testId, hash: { computed } }
    if (foundBy(renamed) === null) return undefined
    return sameRequests([renamed, ...this.#others(computed, path)]).get(wanted)?.others[0]
  }

  /** Of several files: the one that the reader named, or else the one that matched at the base. */
  #winnerOf(contenders: readonly string[]): string | undefined {
    if (contenders.length === 1) return contenders[0]
    for (const preferred of [this.context.chosen, this.context.matchedAtBase]) {
      const [one, ...more] = contenders.filter((path) => preferred.has(path))
      if (one !== undefined && more.length === 0) return one
    }
    return undefined
  }

  #loses(path: string): Naming {
    const winner = this.#drafts.get(path)
    if (winner === undefined) return { kind: 'outranked', by: path }
    const naming = this.of(winner)
    return naming.kind === 'takes' ? { kind: 'answered', by: naming.path, winner } : naming
  }

  /** Undefined when no file has the name, or the one that has it takes another. */
  #whetherFree(draft: Nameable, wanted: string): Naming | undefined {
    if (!this.#known.has(wanted)) return undefined
    const holder = this.#drafts.get(wanted)
    this.#open.add(draft.path)
    const isLeaving = holder !== undefined && this.of(holder).kind === 'takes'
    this.#open.delete(draft.path)
    return isLeaving ? undefined : { kind: 'taken', by: wanted }
  }
}

function foundByHash(known: readonly KnownRecording[]): ReadonlyMap<string, readonly KnownRecording[]> {
  const byHash = new Map<string, KnownRecording[]>()
  for (const one of known) {
    const hash = foundBy(one)
    if (hash === null) continue
    const others = byHash.get(hash)
    if (others) others.push(one)
    else byHash.set(hash, [one])
  }
  return byHash
}

/** The paths of the files that want a name, by its path: those to be mended, and all others of the root. */
function wantedNames(
  drafts: readonly Nameable[],
  known: readonly KnownRecording[],
): ReadonlyMap<string, readonly string[]> {
  const mended = new Set(drafts.map(({ path }) => path))
  const wanting = new Map<string, string[]>()
  for (const { path, wanted, link } of drafts) {
    if (wanted !== null && link === null) wanting.set(wanted, [...(wanting.get(wanted) ?? []), path])
  }
  for (const one of known) {
    const wanted = mended.has(one.path) ? null : wantedBy(one)
    // Only a name that a file to be mended wants is contested.
    if (wanted !== null) wanting.get(wanted)?.push(one.path)
  }
  return wanting
}

/** The path that replay looks for in place of a recording; null when it finds it, and for a list of models. */
export function wantedBy({ path, endpoint, hash: { computed, verdict } }: KnownRecording): string | null {
  const isLost = verdict === 'mismatch' || verdict === 'older'
  return isLost && computed !== null && !isModelList(endpoint) ? besides(path, `${computed}.json`) : null
}
