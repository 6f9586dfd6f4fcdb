import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { bytesRead, CAN_COUNT_READS } from '#lib/testing/bytes-read'
import { bundledScript, ended } from '#lib/testing/processes'
import { scratchRoot } from '#lib/testing/scratch-root'
import { writeAction } from '#lib/write/write-action'
import { movedBelow } from './moved'

const TEXT = 'x'.repeat(60_000)
const pathOf = (name: string): string => `recordings/${name}.json`

const rename = (from: string, to: string) => {
  const edits = [
    { path: pathOf(to), before: null, after: TEXT, from: pathOf(from) },
    { path: pathOf(from), before: sha256OfText(TEXT), after: null },
  ]
  return { kind: 'rename', title: '', groups: [{ edits }] } as const
}

test.skipIf(!CAN_COUNT_READS)(
  'what was renamed is read once, and again when any process writes',
  async () => {
    const root = scratchRoot({ [pathOf('a')]: TEXT, [pathOf('z')]: TEXT })
    const folder = join(dirname(root), 'state')
    const options = { folder: join(folder, 'writes') }
    for (const [from, to] of ['ab', 'bc', 'cd'])
      await writeAction(root, rename(from ?? '', to ?? ''), options)
    expect(movedBelow(root, folder).before(pathOf('d'))).toEqual(['a', 'b', 'c'].map(pathOf))
    const again = await bytesRead(() => movedBelow(root, folder).before(pathOf('d')))
    expect(again).toBeLessThan(10_000)

    const script = bundledScript(
      dirname(root),
      `import { writeAction } from '../write/write-action'
     const [root, folder, action] = process.argv.slice(2)
     await writeAction(root, JSON.parse(action), { folder })`,
    )
    const args = [script, root, options.folder, JSON.stringify(rename('d', 'e'))]
    await ended(spawn(process.execPath, args))
    expect(movedBelow(root, folder).now(pathOf('a'))).toBe(pathOf('e'))
    expect(movedBelow(root, folder).now(pathOf('e'))).toBeUndefined()
    // A name that another file takes leads nowhere else.
    writeFileSync(join(root, pathOf('a')), 'new')
    expect(movedBelow(root, folder).now(pathOf('a'))).toBeUndefined()
    expect(movedBelow(root, folder).before(pathOf('e'))).toEqual(['b', 'c', 'd'].map(pathOf))
  },
)
