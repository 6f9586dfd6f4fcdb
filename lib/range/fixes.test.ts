import { existsSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRecordings } from '#lib/disk/find'
import { sha256OfText } from '#lib/disk/fingerprint'
import { readText } from '#lib/disk/read'
import type { FixKind } from '#lib/edit/fix/kinds'
import { recordingOfRead } from '#lib/entry/read-entry'
import { hashRequest } from '#lib/formats/recorder/hash'
import { fixFile, knownOf, madeRecording, namedChat } from '#lib/testing/made-recording'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { scratchRoot } from '#lib/testing/scratch-root'
import { type FixesAsked, type FixesPlanned, planFixesOf } from './fixes'
import { planAction } from './plan-action'

const ONE = `recordings/${'1'.repeat(64)}.json`
const { name, text } = namedChat('Send LlamaStack')
const RIGHT = `recordings/${name}.json`

/** Plans the fixes of all files of a root. */
function plan(
  root: string,
  files: Readonly<Record<string, string>>,
  asked: Partial<FixesAsked> = {},
): Promise<FixesPlanned> {
  const known = Object.entries(files).map(([path, content]) => knownOf(fixFile(path, content)))
  const defaults = {
    paths: Object.keys(files),
    kinds: new Set<FixKind>(['rename']),
    chosen: new Set<string>(),
  }
  return planFixesOf(root, { ...defaults, known, isExplaining: false, ...asked })
}

test('recordings that hold an id of a renamed one are named', async () => {
  const mention = namedChat(`What was rec-${'1'.repeat(12)}?`)
  const files = { [ONE]: text, [`recordings/${mention.name}.json`]: mention.text }
  const { files: planned } = await plan(scratchRoot(files), files)
  expect(planned[0]).toMatchObject({ outcome: 'renamed', references: [`recordings/${mention.name}.json`] })
})

test('a file that is gone cannot be mended', async () => {
  const { files } = await plan(scratchRoot(), { [ONE]: text })
  expect(files).toMatchObject([{ outcome: 'cannot', reason: 'The file is no longer there.' }])
})

test('a link is not renamed or deleted, and leaves the name to a file that wants it too', async () => {
  const files = { [ONE]: text, [`recordings/${'2'.repeat(64)}.json`]: text }
  const root = scratchRoot(files)
  rmSync(join(root, ONE))
  symlinkSync(`${'2'.repeat(64)}.json`, join(root, ONE))
  const reason = `This is a link to ${'2'.repeat(64)}.json, and links are not renamed: mend that file instead.`
  const { files: planned, groups } = await plan(root, files)
  expect(planned).toMatchObject([
    { outcome: 'cannot', reason, edits: [] },
    { outcome: 'renamed', newPath: RIGHT },
  ])
  expect(groups).toHaveLength(1)

  const known = Object.entries(files).map(([path, content]) => knownOf(fixFile(path, content)))
  const asked = { known, fixes: [], deleteUnread: false, chosen: new Set([ONE]), paths: [ONE] }
  const deleted = await planAction(root, { ...asked, kind: 'delete' })
  expect(deleted).toMatchObject({ files: [{ outcome: 'cannot' }], groups: [] })
  const copied = await planAction(root, { ...asked, kind: 'duplicate' })
  expect(copied.files).toMatchObject([{ outcome: 'duplicated', newPath: RIGHT }])
})

describe('a name that two files want', () => {
  const changed = { [RIGHT]: text.replace('Llama', 'OGX'), [ONE]: text.replace('Llama', 'OGX') }

  test('goes to the one that matched at the base', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [RIGHT]: text, [ONE]: text })
    scratch.write(changed)
    const { files, notes } = await plan(scratch.root, changed)
    expect(files.map(({ outcome }) => outcome)).toEqual(['renamed', 'left'])
    expect(notes).toEqual([])
  })

  test('goes to none without a base, and a note says why', async () => {
    const { files, notes } = await plan(scratchRoot(changed), changed)
    expect(files.map(({ outcome }) => outcome)).toEqual(['choose', 'choose'])
    expect(notes).toEqual([
      expect.stringMatching(/^What matched at the base is not known: .+ no git repository/),
    ])
  })
})

test('the request of the last version that matched is put back', async () => {
  const scratch = new ScratchRepository()
  scratch.commit({ [RIGHT]: text })
  scratch.commit({ [RIGHT]: text.replace('Llama', 'OGX') })
  const now = text.replace('Llama', 'OGX').replace('Saturn', 'Mars')
  scratch.write({ [RIGHT]: now })
  const { files } = await plan(scratch.root, { [RIGHT]: now }, { kinds: new Set(['restore-request']) })
  expect(files).toMatchObject([{ outcome: 'changed', edits: [{ after: text.replace('Saturn', 'Mars') }] }])
})

const CORPUS = resolve('../shared/corpus/2026-05')
describe.skipIf(!existsSync(CORPUS))('real recordings', () => {
  test('that are renamed are found, and nothing but their ids has changed', {
    timeout: 120_000,
  }, async () => {
    const { files } = findRecordings(CORPUS)
    const recordings = files.flatMap(({ path }) => {
      const read = readText(CORPUS, path)
      const recording = recordingOfRead(path, read)
      return recording && recording.kind !== 'unreadable' ? [{ path, fingerprint: '', recording }] : []
    })
    const texts = new Map(recordings.map(({ path, recording }) => [path, recording.text]))
    const known = recordings.map(knownOf)
    const lost = known.filter(({ hash }) => hash.verdict === 'mismatch' || hash.verdict === 'older')
    const paths = lost.map(({ path }) => path)
    const { files: planned } = await planFixesOf(CORPUS, {
      ...{ paths, known, chosen: new Set<string>(), isExplaining: false, kinds: new Set(['rename']) },
    })
    const renamed = planned.filter(({ outcome }) => outcome === 'renamed')
    expect(renamed.length).toBeGreaterThan(100)
    expect(new Set(renamed.map(({ newPath }) => newPath)).size).toBe(renamed.length)
    for (const { path, edits } of renamed) {
      const [{ path: newPath, after } = { path: '', after: '' }] = edits
      const { hashed } = madeRecording(newPath, after ?? '')
      expect(hashRequest(hashed, newPath, sha256OfText).verdict).toBe('match')
      expect(after?.replaceAll(/"rec-[0-9a-f]{12}"/g, '""')).toBe(
        texts.get(path)?.replaceAll(/"rec-[0-9a-f]{12}"/g, '""'),
      )
    }
    const answered = planned.filter(({ reason }) => reason.includes('answers this request'))
    expect(
      answered.filter(({ path }) => lost.find((one) => one.path === path)?.hash.verdict === 'mismatch'),
    ).toHaveLength(15)
  })
})
