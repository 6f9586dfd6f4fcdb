import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { Disk } from '#lib/testing/power-loss'
import { bundledScript, ended } from '#lib/testing/processes'
import { differences, recover } from '#lib/testing/recovery'
import { scratchRoot, writeFiles } from '#lib/testing/scratch-root'
import type { Traced } from '#lib/testing/traced-fs'
import { ROUND, textsAfter } from '#lib/testing/write-scenario'
import { answeredIn, runWriter, writerIn } from '#lib/testing/writer'

/*
 * What a kill and a power failure leave. `npm run soak` does the same with a thousand of each.
 */

/** Does one action in ever new roots, and dies at the first moment, at the second, and so on until it gets through. */
const DIES_EVERYWHERE = `
  import { Died, dieAt } from '../testing/traced-fs'
  import { textsAfter, writeStep } from '../testing/write-scenario'
  const fs = process.getBuiltinModule('node:fs')
  const [home, at] = process.argv.slice(2)
  for (let moment = 1; ; moment++) {
    const root = home + '/' + moment + '/root'
    fs.mkdirSync(root + '/recordings', { recursive: true })
    for (const [path, text] of textsAfter(at - 1)) fs.writeFileSync(root + '/' + path, text)
    dieAt(moment)
    try {
      await writeStep(root, Number(at), home + '/' + moment + '/writes')
      console.log(moment)
      break
    } catch (error) {
      if (!(error instanceof Died)) throw error
    }
  }`

test.each([
  ['a save', 1],
  ['a rename', 2],
  ['many renames with a new text', 5],
  ['a group of three', 8],
])(
  'stopped before and after each change of the disk during %s: old or new, and nothing left',
  async (_, at) => {
    const home = scratchRoot()
    const script = bundledScript(dirname(home), DIES_EVERYWHERE, { isTraced: true })
    const { output, errors } = await ended(spawn(process.execPath, [script, home, `${at}`]))
    expect(errors).toBe('')
    const moments = Number(output)
    expect(moments).toBeGreaterThan(20)
    let found = 0
    for (let moment = 1; moment <= moments; moment++) {
      const place = { root: join(home, `${moment}/root`), folder: join(home, `${moment}/writes`) }
      const answered = moment === moments ? at : at - 1
      const { at: now, interrupted } = await recover(place, answered, moment % 2 ? 'finish' : 'take-back')
      expect([moment, now === null ? differences(place.root, answered) : []]).toEqual([moment, []])
      if (moment === moments) expect(now).toBe(at)
      found += interrupted
    }
    console.log(`${moments} moments; ${found} left an action to be ended`)
  },
  120_000,
)

test('killed at any moment of any action: each file is old or new, and what was answered is there', async () => {
  const root = scratchRoot(Object.fromEntries(textsAfter(0)))
  const place = { root, folder: join(dirname(root), 'writes') }
  const script = writerIn(dirname(root))
  let at = 0
  for (let round = 0; round < 5; round++) {
    const writer = runWriter(script, place, [at + 1, at + 1000])
    writer.process.stdout?.once('data', () =>
      setTimeout(() => writer.process.kill('SIGKILL'), Math.random() * 300),
    )
    const { signal, output, errors } = await writer.end
    expect([signal, errors]).toEqual(['SIGKILL', ''])
    const answered = answeredIn(output, at + 1)
    const recovered = await recover(place, answered, round % 2 ? 'finish' : 'take-back')
    expect(recovered.at === null ? differences(root, answered) : []).toEqual([])
    at = recovered.at ?? at
  }
  console.log(`5 kills during ${at} actions`)
}, 120_000)

const LOSSES = 40

test('the power went off at any moment: each file is old or new, and what was answered is there', async () => {
  const home = scratchRoot()
  const place = { root: join(home, 'root'), folder: join(home, 'writes') }
  writeFiles(place.root, Object.fromEntries(textsAfter(0)))
  const file = join(home, 'trace')
  const { errors } = await runWriter(writerIn(dirname(home)), place, [1, ROUND], file).end
  expect(errors).toBe('')
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const trace = lines.map((line): Traced => JSON.parse(line))
  for (let loss = 0; loss < LOSSES; loss++) {
    const disk = new Disk(new Map([...textsAfter(0)].map(([path, text]) => [join(place.root, path), text])))
    for (const one of trace.slice(0, Math.round((loss / LOSSES) * trace.length))) disk.replay(one)
    const files = [...disk.lose((below) => Math.floor(Math.random() * below))]
    rmSync(place.root, { recursive: true })
    rmSync(place.folder, { recursive: true, force: true })
    writeFiles('/', Object.fromEntries(files))
    const answered = Number(disk.word)
    const { at } = await recover(place, answered, loss % 2 ? 'finish' : 'take-back')
    expect([loss, at === null ? differences(place.root, answered) : []]).toEqual([loss, []])
  }
})
