import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { sha256OfText } from '#lib/disk/fingerprint'
import { putRecording } from '#lib/server/routes/put-recording'
import { corpus, largeRecording } from './corpus'
import { compare, type Measured } from './measure'
import { copyInto, inScratch } from './review-root'

const ADDRESS = 'http://127.0.0.1'

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
    let saves = 0
    const save = async (): Promise<void> => {
      const [before = '', after = ''] = saves++ % 2 === 0 ? texts : texts.toReversed()
      const headers = { 'content-type': 'application/json', 'if-match': `"${sha256OfText(before)}"` }
      const request = new Request(`${ADDRESS}/api/recordings/${path}`, {
        method: 'PUT',
        headers,
        body: after,
      })
      const answer = await putRecording(request)
      if (answer.status !== 200) throw new Error(await answer.text())
    }
    const read = (): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
    const { subject, reference } = await compare(60, save, read)
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
      { what: 'two such texts written and synced ÷ the same', value: floor, unit: '×', limit: null },
    ]
  })
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w')
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
}
