import { closeSync, copyFileSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CHECK_TEXT } from '#lib/api/check'
import { sha256OfText } from '#lib/disk/fingerprint'
import { postCheck } from '#lib/server/routes/post-check'
import { putRecording } from '#lib/server/routes/put-recording'
import { ask } from '#lib/server/threads/index-thread'
import { corpus, largeRecording } from './corpus'
import { compare, type Measured } from './measure'
import { copyInto, inScratch } from './review-root'

const ADDRESS = 'http://127.0.0.1'
const JSON_TYPE = { 'content-type': 'application/json' }

interface Saving {
  readonly copy: string
  readonly after: string
  /** Of the text that is there. */
  readonly tag: string
}

/**
 * Measures the save of a changed delta in the largest recording, from the request to the answer. As on the page, the new
 * text was checked while it was typed. The disk gets two texts for good, the new one and the old one for undo: what that
 * alone takes is measured beside it.
 */
export function benchSave(): Promise<Measured[]> {
  return inScratch(async (home) => {
    const root = join(home, 'root')
    const path = largeRecording(corpus('2026-05'))
    copyInto(root, [path])
    process.env.XDG_STATE_HOME = join(home, 'state')
    process.env.TAPEDECK_ROOT = root
    const text = readFileSync(join(root, path), 'utf8')
    const texts = [text, text.replace('"content": " ', '"content": "other ')]
    const tags = texts.map((one) => `"${sha256OfText(one)}"`)
    const copies = copiesOf(root, path)
    let saves = 0
    const next = (): Saving => {
      const now = Math.floor(saves / copies.length) % 2
      return { copy: copies[saves % copies.length] ?? '', after: texts[1 - now] ?? '', tag: tags[now] ?? '' }
    }
    // Nobody saves again while the list still takes in the save before.
    const settle = (): Promise<unknown> => ask(root, 'touched', null)
    const check = async (): Promise<void> => {
      await settle()
      const { copy, after } = next()
      const address = ADDRESS + CHECK_TEXT.href({ path: copy })
      await answered(postCheck(new Request(address, { method: 'POST', headers: JSON_TYPE, body: after })))
    }
    const save = async (): Promise<void> => {
      const { copy, after, tag } = next()
      saves++
      const headers = { ...JSON_TYPE, 'if-match': tag }
      const address = `${ADDRESS}/api/recordings/${copy}`
      await answered(putRecording(new Request(address, { method: 'PUT', headers, body: after })))
    }
    const read = (): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
    const { subject, reference } = await compare(60, save, read, check)
    const unchecked = await compare(60, save, read, settle)
    const synced = await compare(
      60,
      () => {
        for (const name of ['one', 'two']) writeSynced(join(home, name), text)
      },
      read,
    )
    const floor = synced.subject / synced.reference
    return [
      { what: 'save of 1.1 MB ÷ (read + JSON.parse)', value: subject / reference, unit: '×', limit: 3 },
      {
        what: 'the same, its text not checked while it was typed',
        value: unchecked.subject / unchecked.reference,
        unit: '×',
        limit: null,
      },
      { what: 'two such texts written and synced ÷ the same', value: floor, unit: '×', limit: null },
    ]
  })
}

async function answered(asked: Promise<Response>): Promise<void> {
  const answer = await asked
  if (answer.status !== 200) throw new Error(await answer.text())
}

/** Copies of a recording beside it: nobody saves a file again within the moment in which it counts as being written. */
function copiesOf(root: string, path: string): string[] {
  const copies = [1, 2, 3, 4].map((number) => path.replace(/\.json$/, `-${number}.json`))
  for (const copy of copies) copyFileSync(join(root, path), join(root, copy))
  return copies
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w')
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
}
