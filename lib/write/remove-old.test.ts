import { copyFileSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '#lib/disk/read'
import { bytesRead, CAN_COUNT_READS } from '#lib/testing/bytes-read'
import { saveText } from '#lib/testing/save-text'
import { scratchRoot } from '#lib/testing/scratch-root'
import { recentActions } from './undo'

const A = 'recordings/a.json'
const BIG = 'x'.repeat(60_000)

/** Saves a recording, and returns the name of the file that keeps the action. */
async function save(root: string, folder: string, text: string): Promise<string> {
  const read = readText(root, A)
  const saved = await saveText(root, A, text, { fingerprint: read.ok ? read.fingerprint : '', folder })
  expect(saved).toMatchObject({ ok: true })
  return readdirSync(folder).sort().at(-1) ?? ''
}

/** Makes the file of an action look as if its process had not ended it. */
function cutMark(file: string): void {
  truncateSync(file, readFileSync(file, 'latin1').lastIndexOf('\n{"done"'))
}

test.skipIf(!CAN_COUNT_READS)(
  'a save does not read the actions of all roots to remove the oldest',
  async () => {
    const home = dirname(scratchRoot({ [`../one/${A}`]: BIG, [`../two/${A}`]: BIG }))
    const folder = join(home, 'writes')
    const [one, two] = [join(home, 'one'), join(home, 'two')]
    const oldOf = async (root: string, time: string): Promise<string[]> => {
      const name = await save(root, folder, `${BIG} new`)
      const names = Array.from({ length: 120 }, (_, at) => {
        return time + name.slice(9, 10) + String(at).padStart(8, '0') + name.slice(18)
      })
      for (const old of names) copyFileSync(join(folder, name), join(folder, old))
      cutMark(join(folder, names[0] ?? ''))
      return names
    }
    const [unended = '', ...ofOne] = await oldOf(one, '000000001')
    const [, ...ofTwo] = await oldOf(two, '000000002')
    await save(one, folder, BIG)
    expect(await bytesRead(() => save(one, folder, 'last'))).toBeLessThan(1_000_000)

    const left = readdirSync(folder)
    expect(left).toContain(unended)
    expect(left.filter((name) => ofOne.includes(name))).toEqual(ofOne.slice(-97))
    expect(left.filter((name) => ofTwo.includes(name))).toEqual(ofTwo.slice(-99))
    expect(recentActions(one, folder)).toHaveLength(100)
    expect(recentActions(two, folder)).toHaveLength(100)
  },
)
