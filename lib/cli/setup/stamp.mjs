// @ts-check
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folders whose files end in the build. */
const FOLDERS = ['app', 'components', 'lib', 'public']
/** Files at the top that do not: checks, tests, and what the build itself writes. */
const NOT_BUILT = new Set([
  '.dependency-cruiser.cjs',
  'biome.json',
  'knip.json',
  'next-env.d.ts',
  'playwright.config.ts',
  'vitest.config.ts',
])

/**
 * Hash of what decides which packages are installed.
 * @param {string} home
 */
export function packagesHash(home) {
  const platform = `${process.platform}-${process.arch}`
  return `${platform} ${hashFiles(home, ['package.json', 'package-lock.json'])}`
}

/**
 * Hash of every file that can change the built pages or the built command line; tests are left out.
 * @param {string} home
 */
export function sourcesHash(home) {
  return hashFiles(home, sourcesIn(home))
}

/**
 * The same. It is looked up in a note while no file was touched since: that is a quarter of the work.
 * @param {string} home
 * @param {string} note
 */
export function knownSourcesHash(home, note) {
  const seen = seenOf(home, sourcesIn(home))
  const [before, known] = readStamp(note)?.split(' ') ?? []
  if (known !== undefined && before === seen.hash) return known
  const hash = sourcesHash(home)
  try {
    // A file may be written once more at the very time that it has now.
    if (Date.now() - seen.latest > JUST_MS) writeStamp(note, `${seen.hash} ${hash}`)
  } catch {
    // The folder is another user's.
  }
  return hash
}

const JUST_MS = 2000

/**
 * @param {string} home
 * @param {string[]} paths relative to `home`
 * @returns a hash of what the system says of the files without reading them, and when one was last touched
 */
function seenOf(home, paths) {
  const hash = createHash('sha256')
  let latest = 0
  for (const path of paths) {
    const { ino, size, ctimeMs } = statSync(join(home, path), { throwIfNoEntry: false }) ?? {}
    hash.update(`${path}\0${ino} ${size} ${ctimeMs}\0`)
    latest = Math.max(latest, ctimeMs ?? 0)
  }
  return { hash: hash.digest('hex'), latest }
}

/**
 * @param {string} home
 * @returns paths relative to it
 */
function sourcesIn(home) {
  const top = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT.has(entry.name))
    .map((entry) => entry.name)
    .filter((name) => /\.([cm]?[jt]sx?|json)$/.test(name) || name.startsWith('.env'))
  return [...top, ...FOLDERS.flatMap((folder) => filesBelow(home, folder))]
}

/**
 * @param {string} home
 * @param {string[]} paths relative to `home`; a missing file counts as missing
 */
function hashFiles(home, paths) {
  const hash = createHash('sha256')
  for (const path of [...paths].sort()) {
    const content = readOrNull(join(home, path))
    hash.update(content === null ? `${path}\0missing\0` : `${path}\0${content.length}\0`)
    hash.update(content ?? '')
  }
  return hash.digest('hex')
}

/**
 * @param {string} home
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(home, folder) {
  let entries
  try {
    entries = readdirSync(join(home, folder), { withFileTypes: true })
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(home, path)
    return /\.test\.tsx?$|\.md$/.test(entry.name) ? [] : [path]
  })
}

/** @param {string} file */
function readOrNull(file) {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

/**
 * The hash that was noted, or null.
 * @param {string} file
 */
export function readStamp(file) {
  return readOrNull(file)?.toString('utf8') ?? null
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, hash)
  renameSync(draft, file)
}

/** @param {string} file */
export function clearStamp(file) {
  rmSync(file, { force: true })
}
