import { countedText } from '#lib/figures/text'
import type { EarlierRule } from '#lib/formats/recorder/hash'
import { pathOf } from '#lib/json/pointer'
import type { WordChange } from './word-changes'

/** A value of the hashed request that a commit changed. */
export interface ChangedValue {
  /** JSON pointer in the hashed key, such as `/body/messages/2/content`. */
  readonly pointer: string
  /** The role of the message that it is in; null outside of messages. */
  readonly role: string | null
  /** The normalised value before and after; null where it was added or removed. */
  readonly before: string | null
  readonly after: string | null
  readonly words: readonly WordChange[]
}

/** A commit as a reader knows it. */
export interface NamedCommit {
  /** The full id. */
  readonly commit: string
  readonly subject: string
}

/** Why the name of a recording is not what replay looks for, as far as it is known. */
export type WhyNotFound =
  /** The request was changed, and the file kept its name. */
  | {
      readonly kind: 'changed'
      /** Null for a change that is not committed. */
      readonly commit: NamedCommit | null
      /** `older` when the name followed only an earlier rule before that. */
      readonly before: 'match' | 'older'
      readonly values: readonly ChangedValue[]
      /** In how many other recordings the commit changed the same words; null when they were not counted. */
      readonly others: number | null
    }
  /** The file was renamed, with the same content. */
  | { readonly kind: 'renamed'; readonly commit: NamedCommit; readonly from: string }
  | { readonly kind: 'earlier-rule'; readonly rule: EarlierRule }
  /** The message says what was looked at. */
  | { readonly kind: 'unknown'; readonly message: string }

/** Says why replay does not find a recording, in one sentence. Text from commits and recordings is as it was written. */
export function whyText(why: WhyNotFound): string {
  switch (why.kind) {
    case 'changed': {
      const { commit, values, before, others } = why
      const until = commit === null ? 'the change that is not committed yet' : commitText(commit)
      const matched = before === 'match' ? 'Matched' : 'Had a name by an earlier rule'
      const same = others === null || others === 0 ? '' : `; the same words in ${othersText(others)}`
      return `${matched} until ${until}, which ${valuesText(values)}${same}.`
    }
    case 'renamed':
      return `Was called ${why.from} until ${commitText(why.commit)}, which renamed it.`
    case 'earlier-rule':
      return `The name follows an earlier rule: ${RULES[why.rule]}.`
    case 'unknown':
      return why.message
  }
}

const RULES: Readonly<Record<EarlierRule, string>> = {
  decimals: 'numbers were rounded, and nothing else was normalised',
  nothing: 'nothing was normalised',
  short: 'the first 12 digits of the hash, made without the test id',
}

function commitText({ commit, subject }: NamedCommit): string {
  return `${commit.slice(0, 7)} “${cut(subject, 72)}”`
}

function othersText(count: number): string {
  return countedText(count, 'other recording')
}

function valuesText(values: readonly ChangedValue[]): string {
  const [first] = values
  if (first === undefined) return 'changed the request'
  const more =
    values.length > 1 ? ` and ${values.length - 1} more ${values.length === 2 ? 'value' : 'values'}` : ''
  return `${valueText(first)}${more}`
}

const SHOWN = 60

function valueText(value: ChangedValue): string {
  const place = placeText(value)
  const [first, ...more] = value.words
  if (first === undefined) return `changed ${place}`
  const { before, after } = first
  const also = more.length > 0 ? ' and more' : ''
  if (before.trim() === '') return `added ${quoted(after)}${also} to ${place}`
  if (after.trim() === '') return `removed ${quoted(before)}${also} from ${place}`
  return `changed ${quoted(before)} to ${quoted(after)}${also} in ${place}`
}

function quoted(text: string): string {
  return `“${cut(text, SHOWN)}”`
}

function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text
}

const MESSAGE = /^\/(?:body|payload)\/(?:messages|input|contents)\/(\d+)(?:\/|$)/

/** Names the place of a value: `message 3 (tool)`, `the test id`, `tools/0/name`. */
function placeText({ pointer, role }: Pick<ChangedValue, 'pointer' | 'role'>): string {
  const [, index] = MESSAGE.exec(pointer) ?? []
  if (index !== undefined) return `message ${Number(index) + 1}${role === null ? '' : ` (${role})`}`
  if (pointer === '/test_id') return 'the test id'
  const path = pathOf(pointer)
  return path.length > 1 ? path.slice(1).join('/') : (path[0] ?? 'the request')
}
