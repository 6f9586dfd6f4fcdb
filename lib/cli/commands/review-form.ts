import { FACETS, type Facet } from '#lib/review/change'

/** What `tapedeck review` prints. */
export type Form = 'text' | 'brief' | 'json' | 'markdown' | 'github' | 'html'

/** The options that choose what `tapedeck review` prints. */
export interface FormOptions {
  readonly json?: boolean
  readonly markdown?: boolean
  readonly brief?: boolean
  readonly format?: string
  /** The file to write beside what is printed; `-` prints it. */
  readonly html?: string
}

type Chosen<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string }

/** The name that stands for stdout in place of a file. */
export const STDOUT = '-'

const FORMATS = ['text', 'json', 'github'] as const

/** Returns the form that the options name. Fails for one that is not there, and for two that exclude each other. */
export function formOf({ json, markdown, brief, format, html }: FormOptions): Chosen<Form> {
  const named = FORMATS.find((one) => one === format)
  if (format !== undefined && named === undefined)
    return { ok: false, message: `there is no format ${JSON.stringify(format)}: name ${FORMATS.join(', ')}` }
  const asked = new Map<Form, string>()
  if (json) asked.set('json', '--json')
  if (markdown) asked.set('markdown', '--markdown')
  if (brief) asked.set('brief', '--brief')
  if (html === STDOUT) asked.set('html', '--html -')
  if (named !== undefined && !(named === 'text' && brief)) asked.set(named, `--format ${named}`)
  const [[form] = ['text' as const]] = asked
  if (asked.size <= 1) return { ok: true, value: form }
  return { ok: false, message: `${[...asked.values()].join(' and ')} exclude each other: name one` }
}

/** What a review fails on, unless `--fail-on` says otherwise. */
export const FAIL_ON = 'invalid,replay'

/** Reads the facets of `--fail-on`, with commas between them; `none` stands for no facet. */
export function failingFacets(text: string): Chosen<ReadonlySet<Facet>> {
  const names = text.split(',').map((name) => name.trim())
  if (names.length === 1 && names[0] === 'none') return { ok: true, value: new Set() }
  const facets = names.flatMap((name) => FACETS.find((facet) => facet === name) ?? [])
  if (facets.length === names.length) return { ok: true, value: new Set(facets) }
  const unknown = names.find((name) => !facets.some((facet) => facet === name)) ?? ''
  return {
    ok: false,
    message: `--fail-on takes facets with commas between them, or none, not ${JSON.stringify(unknown)}: name ${FACETS.join(', ')}`,
  }
}
