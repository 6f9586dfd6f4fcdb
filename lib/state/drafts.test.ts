import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { scratchRoot } from '#lib/testing/scratch-root'
import { actionToUndo, undoAction } from '#lib/write/undo'
import { writeAction } from '#lib/write/write-action'
import { MOST_DRAFTS } from './draft-limits'
import { type DraftsOf, dropDraft, keepDraft, readDrafts } from './drafts'

const FILE = '{\n  "a": "’"\n}\n'
const EDITS = [{ start: 1, count: 1, lines: ['  "a": "\ud800 typed",', ''] }]

function scratchDrafts(): DraftsOf & { folder: string } {
  return { root: '/somewhere/project', path: 'recordings/a.json', folder: join(scratchRoot(), 'state') }
}

const UNWRITTEN = [{ field: '0 tool:0 arguments', text: '{"x" oops' }]
const draftOf = (id: string, sequence = 1, fileText = FILE) => ({
  id,
  sequence,
  fingerprint: sha256OfText(fileText),
  edits: EDITS,
  unwritten: UNWRITTEN,
})
const filesIn = (folder: string): string[] => readdirSync(join(folder, 'drafts'))

describe('drafts', () => {
  test('are kept with the text that they were made from, and removed without a trace', () => {
    const of = scratchDrafts()
    expect(readDrafts(of).drafts).toEqual([])
    const kept = keepDraft(of, draftOf('tab-00001'), () => FILE)
    expect(kept).toMatchObject({ ok: true })
    expect(readDrafts(of).drafts).toEqual([
      expect.objectContaining({
        id: 'tab-00001',
        fileText: FILE,
        edits: EDITS,
        unwritten: UNWRITTEN,
        fingerprint: sha256OfText(FILE),
      }),
    ])
    dropDraft(of, 'tab-00001')
    dropDraft(of, 'tab-00001')
    expect(readDrafts(of).drafts).toEqual([])
    expect(filesIn(of.folder)).toEqual([])
  })

  test('of two tabs stay side by side, and those of another file or root apart', () => {
    const of = scratchDrafts()
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    keepDraft(of, draftOf('tab-00002'), () => FILE)
    expect(
      readDrafts(of)
        .drafts.map(({ id }) => id)
        .sort(),
    ).toEqual(['tab-00001', 'tab-00002'])
    expect(readDrafts({ ...of, path: 'recordings/b.json' }).drafts).toEqual([])
    expect(readDrafts({ ...of, root: '/somewhere/else' }).drafts).toEqual([])
  })

  test('follow a recording that is renamed, on and back, and go under every name', async () => {
    const root = scratchRoot({ 'recordings/a.json': FILE })
    const folder = join(root, '../state')
    const at = (name: string): DraftsOf => ({ root, folder, path: `recordings/${name}.json` })
    const idsOf = (name: string): string[] => readDrafts(at(name)).drafts.map(({ id }) => id)
    const options = { folder: join(folder, 'writes') }
    const rename = async (from: string, to: string): Promise<void> => {
      const before = sha256OfText(FILE)
      const edits = [
        { path: at(to).path, before: null, after: FILE, from: at(from).path },
        { path: at(from).path, before, after: null },
      ]
      await writeAction(root, { kind: 'rename', title: '', groups: [{ edits }] }, options)
    }
    keepDraft(at('a'), draftOf('tab-00001'), () => FILE)
    await rename('a', 'b')
    expect(idsOf('b')).toEqual(['tab-00001'])
    // A tab that still shows the old name keeps its text there.
    keepDraft(at('a'), draftOf('tab-00002'), () => FILE)
    await rename('b', 'c')
    expect(idsOf('c').sort()).toEqual(['tab-00001', 'tab-00002'])
    expect(idsOf('b')).toEqual([])
    dropDraft(at('c'), 'tab-00002')
    expect(idsOf('c')).toEqual(['tab-00001'])
    await undoAction(root, actionToUndo(root, undefined, options.folder)?.id ?? '', options)
    expect([idsOf('b'), idsOf('c')]).toEqual([['tab-00001'], []])
    await undoAction(root, actionToUndo(root, undefined, options.folder)?.id ?? '', options)
    expect(idsOf('a')).toEqual(['tab-00001'])
    await rename('a', 'b')
    writeFileSync(join(root, 'recordings/a.json'), 'another file')
    expect([idsOf('a'), idsOf('b')]).toEqual([['tab-00001'], []])
  })

  test('of a deleted recording stay', async () => {
    const root = scratchRoot({ 'recordings/a.json': FILE })
    const of = { root, folder: join(root, '../state'), path: 'recordings/a.json' }
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    const edits = [{ path: of.path, before: sha256OfText(FILE), after: null }]
    const options = { folder: join(of.folder, 'writes') }
    await writeAction(root, { kind: 'delete', title: '', groups: [{ edits }] }, options)
    expect(readDrafts(of).drafts).toMatchObject([{ id: 'tab-00001', fileText: FILE }])
  })

  test('of one tab: a request that was overtaken does not bring an old text back', () => {
    const of = scratchDrafts()
    keepDraft(of, { ...draftOf('tab-00001', 7), edits: [] }, () => FILE)
    expect(keepDraft(of, draftOf('tab-00001', 6), () => FILE)).toMatchObject({ ok: true })
    expect(readDrafts(of).drafts[0]?.edits).toEqual([])
  })

  test('ask once for the text that they were made from, and again when that is another one', () => {
    const of = scratchDrafts()
    const unknown = (): undefined => undefined
    expect(keepDraft(of, draftOf('tab-00001'), unknown)).toMatchObject({ ok: false, code: 'base-needed' })
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    expect(keepDraft(of, draftOf('tab-00001', 2), unknown)).toMatchObject({ ok: true })
    const next = `${FILE} `
    expect(keepDraft(of, draftOf('tab-00001', 3, next), unknown)).toMatchObject({ code: 'base-needed' })
    expect(readDrafts(of).drafts[0]).toMatchObject({ fileText: FILE })
    keepDraft(of, draftOf('tab-00001', 3, next), () => next)
    expect(readDrafts(of).drafts[0]).toMatchObject({ fileText: next })
    expect(filesIn(of.folder)).toHaveLength(2)
  })

  test('can be read by their owner only', () => {
    const of = scratchDrafts()
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    expect(statSync(join(of.folder, 'drafts')).mode & 0o777).toBe(0o700)
    for (const file of filesIn(of.folder)) {
      expect(statSync(join(of.folder, 'drafts', file)).mode & 0o777).toBe(0o600)
    }
  })

  test('are bounded: the oldest go', () => {
    const of = scratchDrafts()
    for (let number = 0; number < MOST_DRAFTS + 3; number++) {
      const id = `tab-${String(number).padStart(5, '0')}`
      keepDraft(of, draftOf(id), () => FILE)
      for (const file of filesIn(of.folder).filter((name) => name.includes(id))) {
        utimesSync(join(of.folder, 'drafts', file), number, number)
      }
    }
    const ids = readDrafts(of).drafts.map(({ id }) => id)
    expect(ids).toHaveLength(MOST_DRAFTS)
    expect(ids).toContain(`tab-${String(MOST_DRAFTS + 2).padStart(5, '0')}`)
    expect(ids).not.toContain('tab-00000')
    expect(filesIn(of.folder)).toHaveLength(2 * MOST_DRAFTS)
  })

  test('that are damaged or of a later version are left out, and left alone', () => {
    const of = scratchDrafts()
    keepDraft(of, draftOf('tab-00001'), () => FILE)
    const [name = ''] = filesIn(of.folder).filter((one) => one.endsWith('.json'))
    const file = join(of.folder, 'drafts', name)
    for (const text of ['{', readFileSync(file, 'utf8').replace('"version":1', '"version":2')]) {
      writeFileSync(file, text)
      expect(readDrafts(of).drafts).toEqual([])
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
  })

  test('that cannot be kept say where and why', () => {
    const of = scratchDrafts()
    mkdirSync(of.folder, { recursive: true })
    writeFileSync(join(of.folder, 'drafts'), 'a file in the way')
    const failed = keepDraft(of, draftOf('tab-00001'), () => FILE)
    expect(failed).toMatchObject({ ok: false, code: 'unwritable' })
    expect(failed).toHaveProperty('message', expect.stringContaining(join(of.folder, 'drafts')))
    expect(readDrafts(of).drafts).toEqual([])
  })
})
