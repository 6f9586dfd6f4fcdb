export type SaveResult =
  | { readonly ok: true; readonly fingerprint: string }
  | {
      readonly ok: false
      readonly code:
        | 'not-found'
        | 'outside'
        | 'conflict'
        | 'too-large'
        | 'read-only'
        | 'disk-full'
        | 'unwritable'
      readonly message: string
      readonly fingerprint?: string
    }
export function saveText(
  _root: string,
  _path: string,
  _text: string,
  _expected: { fingerprint: string },
): SaveResult {
  return { ok: false, code: 'unwritable', message: 'not here yet' }
}
