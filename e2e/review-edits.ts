import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const RESPONSES = 'tests/integration/responses/recordings'

/** Recordings of the sample root that the review tests change. */
export const SATURN = `${RESPONSES}/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json`
export const ASKED = `${RESPONSES}/c6b1c8c8acad4ea44b67ebc02c75eb6863ae5e051a628d55bea4787509f00eff.json`
export const QUIET = `${RESPONSES}/5a1a11d0b4987b7e5f654a3a22149616ff9261866ca6d343d1482723e9c38c81.json`
const MOVED = `${RESPONSES}/7b0779c60f54a8dd4fa76e9c15d561932358878e4638b6279966e1565dc1bae9.json`
const GONE =
  'tests/integration/telemetry/recordings/bed32b0c37e06d111af156a849cb650f65d1127216085ece4863a2f5ecc594bb.json'

/** Replaces a text in a file of a root. Throws if the file does not contain it. */
export function edit(root: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`)
  writeFileSync(join(root, path), text.replaceAll(from, to))
}

/** Puts the first two words of an answer into one chunk, so that the answer stays the same. */
export function recut(root: string): void {
  const path = join(root, SATURN)
  const text = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    text.replace('"content": "You"', '"content": "You are"').replace('"content": " are"', '"content": ""'),
  )
}

/** Changes an answer and a request, moves a file, removes a file, and changes only a fingerprint in another file. */
export function changeSome(root: string): void {
  edit(root, SATURN, '"content": " ice"', '"content": " snow"')
  edit(root, ASKED, 'What colour is the sea?', 'What colour is the deep sea?')
  edit(root, QUIET, '"system_fingerprint": "', '"system_fingerprint": "other')
  renameSync(join(root, MOVED), join(root, MOVED.replace('/responses/', '/inference/')))
  rmSync(join(root, GONE))
}
