import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findRecordings } from '#lib/disk/find'
import { cleanTemporary } from '#lib/disk/temporary'
import { bundledScript, ended } from '#lib/testing/processes'
import { scratchRoot } from '#lib/testing/scratch-root'

const PATH = 'recordings/a.json'

const namesIn = (root: string): string[] => readdirSync(join(root, 'recordings')).sort()

test('killed between write and rename: the old text stays, the leftover is removed at the next start', async () => {
  const root = scratchRoot({ [PATH]: 'old' })
  const script = bundledScript(
    dirname(root),
    `import { readText } from './read'
     import { saveText } from '../testing/save-text'
     const [root] = process.argv.slice(2)
     const { fingerprint } = readText(root, '${PATH}')
     await saveText(root, '${PATH}', 'new', { fingerprint, onReady: () => process.kill(process.pid, 'SIGKILL') })
     console.log('survived')`,
  )
  const { signal, output, errors } = await ended(spawn(process.execPath, [script, root]))
  expect({ signal, output, errors }).toEqual({ signal: 'SIGKILL', output: '', errors: '' })
  expect(readFileSync(join(root, PATH), 'utf8')).toBe('old')
  expect(namesIn(root)).toEqual([expect.stringMatching(/^\.tapedeck-.*\.tmp$/), 'a.json'])
  expect(findRecordings(root).files.map((file) => file.path)).toEqual([PATH])
  expect(cleanTemporary(root)).toHaveLength(1)
  expect(namesIn(root)).toEqual(['a.json'])
})

const ROUNDS = 60
const versionText = (version: number): string =>
  `${version}:${'x'.repeat(400_000 + (version % 7))}:${version}`

test('killed at any moment of saving: the file is always one whole version, and no confirmed save is lost', async () => {
  const root = scratchRoot({ [PATH]: versionText(0) })
  const script = bundledScript(
    dirname(root),
    `import { writeSync } from 'node:fs'
     import { readText } from './read'
     import { saveText } from '../testing/save-text'
     const versionText = ${versionText}
     const [root] = process.argv.slice(2)
     let { text, fingerprint } = readText(root, '${PATH}')
     for (let version = Number.parseInt(text) + 1; ; version++) {
       const saved = await saveText(root, '${PATH}', versionText(version), { fingerprint })
       if (!saved.ok) throw new Error(saved.message)
       fingerprint = saved.files[0].fingerprint
       writeSync(1, version + '\\n')
     }`,
  )
  let leftOver = 0
  let version = 0
  for (let round = 0; round < ROUNDS; round++) {
    const child = spawn(process.execPath, [script, root])
    const end = ended(child)
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 40))
    const { signal, output, errors } = await end
    expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' })
    const text = readFileSync(join(root, PATH), 'utf8')
    const answered = Number(output.trim().split('\n').at(-1))
    version = Number.parseInt(text, 10)
    expect(text === versionText(version)).toBe(true)
    expect([answered, answered + 1]).toContain(version)
    leftOver += namesIn(root).length - 1
    cleanTemporary(root)
    expect(namesIn(root)).toEqual(['a.json'])
  }
  console.log(`${ROUNDS} kills during ${version} saves; ${leftOver} left a temporary file, which was cleaned`)
}, 120_000)
