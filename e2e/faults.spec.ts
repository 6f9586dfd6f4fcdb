import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { SATURN } from './command'
import {
  diskFull,
  type Fault,
  fileSystemReadOnly,
  filesAreLinks,
  folderGone,
  namesTaken,
  noPermission,
  quotaOfNames,
  quotaOfTexts,
  type Scene,
  serve,
  unmount,
} from './faults'
import { clearState, stop } from './launcher'

/*
 * What a real server answers when the disk refuses what a reader wants: what was not done, to which file, why, and what
 * to do. The files and the draft stay as they were, and once the fault is over, the same works.
 */

const WORKS = ['save', 'rename', 'duplicate', 'fix', 'undo a save', 'undo a delete', 'delete'] as const
type Work = (typeof WORKS)[number]

const FOLDER = 'tests/integration/responses/recordings'
const SAMPLE = readFileSync(SATURN, 'utf8')
const pathOf = (index: number): string => `${FOLDER}/${String(index + 1).repeat(64)}.json`
const PATHS: Readonly<Record<Work, readonly string[]>> = {
  save: [pathOf(0)],
  rename: [pathOf(1)],
  duplicate: [pathOf(2)],
  fix: [pathOf(3), pathOf(4)],
  'undo a save': [pathOf(5)],
  'undo a delete': [pathOf(6)],
  delete: [pathOf(7)],
}
const ALL = Object.values(PATHS).flat()

/** What is sent for each work that needs a look first. */
const ACTIONS = {
  rename: { kind: 'rename', paths: PATHS.rename },
  duplicate: { kind: 'duplicate', paths: PATHS.duplicate },
  fix: { kind: 'fix', fixes: ['rename'], paths: PATHS.fix },
  delete: { kind: 'delete', paths: PATHS.delete },
} as const
type Action = keyof typeof ACTIONS
const isAction = (work: Work): work is Action => work in ACTIONS

interface Row {
  readonly title: string
  readonly fault: Fault
  /** What is tried; by default everything. */
  readonly works?: readonly Work[]
  readonly says: RegExp | ((work: Work) => RegExp)
  /** What succeeds all the same. */
  readonly done?: readonly Work[]
}

const NOT_THERE =
  /There is no recording \S+: it was deleted, moved or replaced\. Nothing was written: look at it again first\.$/
const NOT_AS_WRITTEN =
  /cannot be taken back\. \S+ is no longer what tapedeck wrote\. Once it is again, this can be taken back\.$/
const NO_QUOTA = /: the disk quota is used up \(EDQUOT\)\. Make room within your quota, and try again\.$/

const ROWS: readonly Row[] = [
  {
    title: 'the disk is full',
    fault: diskFull,
    says: /: no space is left \(ENOSPC\)\. Make room on its disk, and try again\.$/,
    done: ['delete'],
  },
  { title: 'a quota refuses new texts', fault: quotaOfTexts, works: ['save', 'undo a save'], says: NO_QUOTA },
  {
    title: 'a quota refuses new names',
    fault: quotaOfNames,
    works: ['rename', 'duplicate', 'fix', 'undo a delete', 'delete'],
    says: NO_QUOTA,
  },
  {
    title: 'the file system is read-only',
    fault: fileSystemReadOnly,
    says: /: the file system is read-only \(EROFS\)\. Make it writable and try again, or open a copy of the folder\.$/,
  },
  {
    title: 'there is no permission',
    fault: noPermission,
    says: /: no permission \(EACCES\)\. Give yourself permission to write the file and its folder, and try again\.$/,
  },
  {
    title: 'the folder is gone',
    fault: folderGone,
    says: (work) => {
      if (work === 'save')
        return /was not saved: it was deleted or moved since it was read\. Look at it again first\.$/
      if (work === 'undo a save') return NOT_AS_WRITTEN
      return work === 'undo a delete'
        ? /^The folder of \S+ cannot be found: .* Make it again, and try again\.$/
        : NOT_THERE
    },
  },
  {
    title: 'another program takes the names',
    fault: namesTaken,
    says: (work) => {
      if (work === 'save')
        return /was not saved: it was changed since it was read\. Look at it again first\.$/
      return isAction(work)
        ? /^Files have changed since .* Nothing was written: look at it again first\.$/
        : NOT_AS_WRITTEN
    },
  },
  {
    title: 'files are swapped for links',
    fault: filesAreLinks,
    says: (work) => {
      if (work === 'save')
        return /^"\S+" links to a place outside the folder that is open\. Open that folder instead\.$/
      return isAction(work) ? NOT_THERE : NOT_AS_WRITTEN
    },
  },
]

let home = ''
test.beforeEach(() => {
  clearState()
  home = realpathSync(mkdtempSync(join(tmpdir(), 'tapedeck-faults-')))
  chmodSync(home, 0o755)
})
test.afterEach(() => {
  unmount(join(home, 'root'))
  rmSync(home, { recursive: true, force: true })
})

for (const { title, fault, works = WORKS, says, done = [] } of ROWS) {
  test(`${title}: a clear message, and everything stays`, async () => {
    test.setTimeout(60_000)
    const root = join(home, 'root')
    mkdirSync(root)
    const whyNot = fault.prepare?.(root) ?? null
    if (whyNot !== null) console.log(`skipped: ${whyNot}`)
    test.skip(whyNot !== null)
    writeRecordings(root)
    const launcher = (fault.start ?? serve)(root)
    try {
      const user = await userOf(await launcher.ready)
      const before = contents(root)
      const scene: Scene = { root, folder: join(root, FOLDER), launcher, paths: ALL, wanted: user.wanted }
      const end = await fault.cause(scene)
      try {
        for (const work of works) {
          const messages = await user.attempt(work)
          if (done.includes(work)) expect(messages).toEqual([])
          else expectSaid(work, messages, typeof says === 'function' ? says(work) : says)
        }
      } finally {
        await end()
      }
      const left = PATHS.delete.filter(() => done.includes('delete'))
      for (const path of left) delete before[basename(path)]
      expect(contents(root)).toEqual(before)
      expect(await user.drafts()).toMatchObject([{ id: 'tab-00001' }])
      for (const work of works) if (!done.includes(work)) expect(await user.attempt(work), work).toEqual([])
    } finally {
      await stop(launcher)
    }
  })
}

/** Each file that could not be written is named, unless the whole plan is not what was looked at. */
function expectSaid(work: Work, messages: readonly string[], says: RegExp): void {
  expect(messages.length, work).toBeGreaterThan(0)
  for (const message of messages) expect(message, work).toMatch(says)
  const named = messages.join(' ')
  if (/^Files have changed/.test(named)) return
  expect(
    ALL.some((path) => PATHS[work].includes(path) && named.includes(path)) || work === 'duplicate',
    named,
  ).toBe(true)
}

/** Recordings whose names are not what replay looks for, each with a request of its own. */
function writeRecordings(root: string): void {
  mkdirSync(join(root, FOLDER), { recursive: true })
  for (const path of ALL) writeFileSync(join(root, path), textFor(path, `Planet ${ALL.indexOf(path)}`))
}

const textFor = (path: string, asked: string): string =>
  SAMPLE.replace('Which planet', asked).replaceAll('007c4711219f', basename(path).slice(0, 12))

/** Every file beside the recordings, and what is in it. */
function contents(root: string): Record<string, string> {
  const folder = join(root, FOLDER)
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}

interface User {
  /** The names that recordings are to get. */
  readonly wanted: readonly string[]
  /** Tries something as the page does. @returns why it was not done; nothing when it was */
  readonly attempt: (work: Work) => Promise<string[]>
  readonly drafts: () => Promise<unknown>
}

/** Someone who has looked at everything, saved and deleted a recording, and left an unsaved text. */
async function userOf(url: string): Promise<User> {
  const [saved = '', deleted = '', path = ''] = [
    PATHS['undo a save'][0],
    PATHS['undo a delete'][0],
    PATHS.save[0],
  ]
  await save(url, saved, await etagOf(url, saved))
  await ask(url, 'POST', '/api/actions', { kind: 'delete', paths: [deleted] })
  const { actions: [last, before] = [] } = await ask(url, 'GET', '/api/actions')
  const plans = new Map<Work, string>()
  const wanted: string[] = []
  for (const work of WORKS.filter(isAction)) {
    const { plan = '', files = [] } = await ask(url, 'POST', '/api/actions', {
      ...ACTIONS[work],
      dryRun: true,
    })
    plans.set(work, plan)
    for (const file of files)
      if (file.newPath !== null && file.newPath !== file.path) wanted.push(file.newPath)
  }
  const etag = await etagOf(url, path)
  const edits = [{ start: 1, count: 1, lines: ['unsaved'] }]
  const draft = { id: 'tab-00001', sequence: 1, fingerprint: etag.replaceAll('"', ''), edits }
  await ask(url, 'PUT', `/api/drafts/${path}`, draft)
  const attempt = (work: Work): Promise<Answer> => {
    if (work === 'save') return save(url, path, etag)
    if (isAction(work)) return ask(url, 'POST', '/api/actions', { ...ACTIONS[work], plan: plans.get(work) })
    return ask(url, 'POST', '/api/actions/undo', { id: (work === 'undo a save' ? before : last)?.id })
  }
  return {
    wanted,
    attempt: async (work) => refusals(await attempt(work)),
    drafts: async () => (await ask(url, 'GET', `/api/drafts/${path}`)).drafts,
  }
}

/** What the routes answer: the last line, with the plan of the first. */
interface Answer {
  readonly status: number
  readonly message?: string
  readonly failed?: readonly { readonly message: string }[]
  readonly plan?: string
  readonly files?: readonly { readonly path: string; readonly newPath: string | null }[]
  readonly actions?: readonly { readonly id: string }[]
  readonly drafts?: unknown
}

async function ask(url: string, method: string, address: string, body?: object): Promise<Answer> {
  const headers = { origin: url, 'content-type': 'application/json' }
  const answer = await fetch(url + address, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return answered(answer)
}

async function save(url: string, path: string, etag: string): Promise<Answer> {
  const headers = { origin: url, 'content-type': 'application/json', 'if-match': etag }
  const body = textFor(path, 'Saved planet')
  return answered(await fetch(`${url}/api/recordings/${path}`, { method: 'PUT', headers, body }))
}

async function etagOf(url: string, path: string): Promise<string> {
  return (await fetch(`${url}/api/recordings/${path}`)).headers.get('etag') ?? ''
}

async function answered(answer: Response): Promise<Answer> {
  const last = (await answer.text()).trim().split('\n').at(-1) ?? ''
  return { ...JSON.parse(last), status: answer.status }
}

function refusals({ status, message = '', failed = [] }: Answer): string[] {
  return status === 200 ? failed.map((one) => one.message) : [message]
}
