import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * For tests: writes the file of an action as a process that has ended leaves it.
 * @param header what the action was to do; the bytes of its files are not kept
 * @param marks what happened to it; without any, it was interrupted
 * @returns its id
 */
export function leaveAction(folder: string, root: string, header: object, ...marks: object[]): string {
  const id = '0abcdefgh-00000000'
  const process = { pid: 2 ** 30, started: '', boot: '', host: '' }
  const facts = { version: 1, time: 1, root, process, contents: {}, size: 0, ...header }
  const text = `${JSON.stringify(facts)}\n`
  mkdirSync(folder, { recursive: true })
  const lines = marks.map((mark) => `\n${JSON.stringify(mark)}\n`).join('')
  writeFileSync(join(folder, `${id}.action`), `tapedeck-action ${text.length}\n${text}${lines}`)
  return id
}
