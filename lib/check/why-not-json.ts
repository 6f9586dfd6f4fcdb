import type { JsonError } from '#lib/json/parse'

/** Why a text is not JSON, and where. */
export type WhyNotJson = Pick<JsonError, 'code' | 'message' | 'line' | 'column'>

/**
 * Explains a text that is not JSON: an unresolved merge, a pointer of Git LFS or git-annex, an encrypted file, an HTML
 * page, UTF-16, several documents or
 * an empty file, each with what to do. For any other text it returns the error as the JSON reader gave it.
 * @param error of the JSON reader
 */
export function whyNotJson(text: string, error: WhyNotJson): WhyNotJson {
  if (error.code !== 'not-json') return error
  const found = conflictIn(text) ?? otherThanJson(text) ?? secondDocument(text, error)
  return found ? { code: error.code, line: 1, column: 1, ...found } : error
}

type Found = Pick<WhyNotJson, 'message'> & Partial<WhyNotJson>

/** The lines that git writes around the sides of a conflict. No line of JSON begins like this. */
const MARKER = /^(<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?$/

function conflictIn(text: string): Found | null {
  if (!/^[<>]{7}/m.test(text)) return null
  const markers = text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const mark = MARKER.exec(line)?.[1]?.[0]
    return mark === undefined ? [] : [{ mark, line: index + 1 }]
  })
  const [first] = markers
  if (first === undefined) return null
  const lineOf = (wanted: string): number | undefined => markers.find(({ mark }) => mark === wanted)?.line
  const [ours, base, theirs, end] = ['<', '|', '=', '>'].map(lineOf)
  const remove =
    'Keep what is right, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.'
  if (ours === undefined || theirs === undefined || end === undefined || !(ours < theirs && theirs < end)) {
    const message = `Line ${first.line} was left over from a merge conflict. ${remove}`
    return { message, line: first.line }
  }
  const inAll = markers.filter(({ mark }) => mark === '<').length
  const other =
    base !== undefined && base > ours && base < theirs
      ? `, their common base in lines ${base} to ${theirs}`
      : ''
  const sides = `one side is in lines ${ours} to ${other === '' ? theirs : base}${other}, the other in lines ${theirs} to ${end}`
  const count =
    inAll > 1 ? `${inAll} unresolved merge conflicts; in the first,` : 'an unresolved merge conflict:'
  return { message: `The file holds ${count} ${sides}. ${remove}`, line: ours }
}

/** Beginnings of texts, and whole texts, that are something else than JSON, with what to do. */
const OTHERS: readonly (readonly [form: RegExp, message: string])[] = [
  [
    /^version https:\/\/git-lfs\.github\.com\/spec\//,
    'This is a Git LFS pointer, not the recording itself: run `git lfs pull`.',
  ],
  [
    /^(?:(?:\.\.?\/)*\.git)?\/annex\/objects\/./,
    'This is a git-annex pointer, not the recording itself: run `git annex get` for this file.',
  ],
  [
    /^(?:[^\s"{}[\]]+\/)?[^\s"{}[\]/]+\.json\s*$/,
    'This is the text of a symbolic link, not the recording itself: run `git config core.symlinks true`, and check the file out again.',
  ],
  [/^-----BEGIN PGP MESSAGE-----/, 'The file is encrypted with PGP: decrypt it, for example with `gpg -d`.'],
  [/^-----BEGIN AGE ENCRYPTED FILE-----/, 'The file is encrypted with age: decrypt it with `age -d`.'],
  [/^\$ANSIBLE_VAULT;/, 'The file is encrypted with Ansible Vault: run `ansible-vault decrypt` for it.'],
  [/^U2FsdGVkX1/, 'The file is encrypted with OpenSSL, perhaps by transcrypt: decrypt it.'],
  [
    /^\ufeff?\s*<(?:!doctype|html|head|body|\?xml|!--)/i,
    'This is an HTML or XML page, perhaps an error page, that was saved as a recording: record again.',
  ],
  [/^\ufeff?\s*$/, 'The file is empty. Restore it from git, or record again.'],
]

function otherThanJson(text: string): Found | null {
  const other = OTHERS.find(([form]) => form.test(text))
  return other ? { message: other[1] } : zerosIn(text)
}

function zerosIn(text: string): Found | null {
  const at = text.indexOf('\0')
  if (at === -1) return null
  if (at < 2 && text[at + 2] === '\0' && text[at + 1] !== '\0') {
    return { message: 'The file is UTF-16 without a byte order mark: convert it to UTF-8.' }
  }
  const line = text.slice(0, at).split(/\r\n|\n|\r/).length
  const message = `The file holds NUL bytes from line ${line} on, as an interrupted write leaves them. Restore it from git, or record again.`
  return { message, line }
}

/** Finds a second document after the first: JSON lines, or a file that was written twice. */
function secondDocument(text: string, { message, line, column }: WhyNotJson): Found | null {
  if (!/^Expected the end of the file, found `[[{]`/.test(message)) return null
  if (!/^\ufeff?\s*[[{]/.test(text)) return null
  const what = `A second JSON document begins in line ${line}, but a recording is a single one: keep one of them.`
  return { message: what, line, column }
}
