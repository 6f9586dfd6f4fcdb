import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import { requestKeyText } from '#lib/formats/recorder/hash'
import { whyText } from '#lib/review/why/why-not-found'
import { chatAbout, madeRecording, namedChat } from '#lib/testing/made-recording'
import { ScratchRepository } from '#lib/testing/scratch-repository'
import { scratchRoot } from '#lib/testing/scratch-root'
import { textOf } from '#lib/testing/specimens/envelope'
import { type Explained, whyNotFound } from './why-not-found'

const { name, text } = namedChat('Send X-LlamaStack-Provider-Data')
const PATH = `recordings/${name}.json`
const CHANGED = text.replace('LlamaStack', 'OGX')

async function why(root: string, now = CHANGED, path = PATH): Promise<Explained | undefined> {
  return (await whyNotFound(root, [madeRecording(path, now)], true)).get(path)
}

async function sentence(root: string, now = CHANGED, path = PATH): Promise<string> {
  const explained = await why(root, now, path)
  return explained ? whyText(explained.why) : ''
}

describe('a request that a commit changed', () => {
  test('names the commit and the words, and gives the text that matched', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [PATH]: text.replace('Saturn', 'Jupiter') })
    scratch.commit({ [PATH]: text })
    const commit = scratch.commit({ [PATH]: CHANGED })
    scratch.commit({ [PATH]: CHANGED.replace('Saturn', 'Mars') })
    const now = CHANGED.replace('Saturn', 'Venus')
    expect(await why(scratch.root, now)).toEqual({
      why: {
        kind: 'changed',
        commit: { commit, subject: 'change' },
        before: 'match',
        values: [
          {
            pointer: '/body/messages/0/content',
            role: 'user',
            before: 'Send X-LlamaStack-Provider-Data',
            after: 'Send X-OGX-Provider-Data',
            words: [{ before: 'LlamaStack', after: 'OGX' }],
          },
        ],
        others: 0,
      },
      earlierText: text,
    })
    expect(await sentence(scratch.root, now)).toBe(
      `Matched until ${commit.slice(0, 7)} “change”, which changed “LlamaStack” to “OGX” in message 1 (user).`,
    )
  })

  test('counts the other recordings in which the commit changed the same words', async () => {
    const scratch = new ScratchRepository()
    const others = ['One LlamaStack', 'Two LlamaStack', 'Three Llama'].map(namedChat)
    const files = Object.fromEntries(others.map((one) => [`recordings/${one.name}.json`, one.text]))
    scratch.commit({ [PATH]: text, ...files })
    const changed = Object.entries(files).map(([path, was]) => [path, was.replace(/Llama(Stack)?/, 'OGX')])
    scratch.commit({ [PATH]: CHANGED, ...Object.fromEntries(changed) })
    expect(await sentence(scratch.root)).toMatch(/; the same words in 2 other recordings\.$/)
  })

  test('and what is not committed yet is said to be so', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [PATH]: text })
    expect(await sentence(scratch.root)).toBe(
      'Matched until the change that is not committed yet, which changed “LlamaStack” to “OGX” in message 1 (user).',
    )
  })

  test('a test that was renamed inside of the file is named', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [PATH]: text })
    const now = text.replace('saturn]', 'jupiter]')
    expect(await sentence(scratch.root, now)).toContain('which changed “saturn” to “jupiter” in the test id.')
  })

  test('on a branch that was merged, it is found behind the merge', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [PATH]: text })
    scratch.git('checkout', '--quiet', '-b', 'other')
    const commit = scratch.commit({ [PATH]: CHANGED })
    scratch.git('checkout', '--quiet', 'main')
    scratch.commit({ 'recordings/other.json': '{}' })
    scratch.git('merge', '--quiet', '--no-edit', 'other')
    scratch.commit({ 'elsewhere.txt': 'more' })
    expect(await sentence(scratch.root)).toContain(`until ${commit.slice(0, 7)} `)
  })

  test('in a root below the repository', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [`deep/${PATH}`]: text })
    const commit = scratch.commit({ [`deep/${PATH}`]: CHANGED })
    expect(await sentence(join(scratch.root, 'deep'))).toContain(`until ${commit.slice(0, 7)} `)
  })
})

describe('what the history does not tell', () => {
  test('a renamed file: under which name it was before', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [PATH]: text })
    const other = `recordings/${'1'.repeat(64)}.json`
    renameSync(join(scratch.root, PATH), join(scratch.root, other))
    const commit = scratch.commit()
    expect(await sentence(scratch.root, text, other)).toBe(
      `Was called ${PATH} until ${commit.slice(0, 7)} “change”, which renamed it.`,
    )
  })

  test('a file that never matched: how many versions were looked at', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [PATH]: CHANGED })
    expect(await sentence(scratch.root)).toBe(
      "In the only version in git's history the name does not match the request either.",
    )
    scratch.commit({ [PATH]: CHANGED.replace('Saturn', 'Mars') })
    expect(await sentence(scratch.root, CHANGED.replace('Saturn', 'Mars'))).toMatch(
      /^In none of the 2 versions /,
    )
  })

  test('a file that is not committed, and a branch without commits', async () => {
    const scratch = new ScratchRepository()
    expect(await sentence(scratch.root)).toContain('has no commit yet')
    scratch.commit({ 'recordings/other.json': '{}' })
    scratch.write({ [PATH]: CHANGED })
    expect(await sentence(scratch.root)).toBe('The file is not in git yet, so it has no history.')
  })

  test('a shallow clone: that older commits are missing', async () => {
    const scratch = new ScratchRepository()
    scratch.commit({ [PATH]: text })
    scratch.commit({ [PATH]: CHANGED })
    const clone = join(scratch.home, 'clone')
    scratch.git('clone', '--quiet', '--depth=1', `file://${scratch.root}`, clone)
    expect(await sentence(clone)).toContain('This clone is shallow: older commits')
  })

  test('no repository, and no git', async () => {
    const root = scratchRoot({ [PATH]: CHANGED })
    expect(await sentence(root)).toContain('is in no git repository')
    vi.stubEnv('PATH', '/nowhere')
    expect(await sentence(root)).toContain('No git is installed')
    vi.unstubAllEnvs()
  })
})

test('a name by an earlier rule says which, without git', async () => {
  const value = chatAbout('score: 0.123')
  const today = requestKeyText(madeRecording('x.json', value).hashed) ?? ''
  const older = sha256OfText(today.replace('__NORMALIZED__', '0.123'))
  expect(await sentence(scratchRoot(), textOf(value), `recordings/${older}.json`)).toBe(
    'The name follows an earlier rule: numbers were rounded, and nothing else was normalised.',
  )
})

test('a recording that replay finds has nothing to explain', async () => {
  expect(await whyNotFound(scratchRoot(), [madeRecording(PATH, text)], true)).toEqual(new Map())
})
