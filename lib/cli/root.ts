import { resolve } from 'node:path'
import { type OpenedRoot, openRoot } from '#lib/disk/root'

/**
 * The folder to open.
 * @param given as written on the command line; `./recordings` when it is left out
 */
export function findRoot(given: string | undefined): OpenedRoot {
  return openRoot(resolve(startFolder(), given ?? 'recordings'))
}

/**
 * The folder below which something was written. `fix` finds its root from the files that it is given, so without
 * `./recordings` what was written anywhere below the working folder counts.
 */
export function findWrittenRoot(given: string | undefined): OpenedRoot {
  const found = findRoot(given)
  return given === undefined && !found.ok && found.code === 'not-found' ? findRoot('.') : found
}

/**
 * Why a command has nothing to do in a root.
 * @param unsearched the number of paths below it that could not be searched
 */
export function noRecordings(root: string, unsearched: number): string {
  if (unsearched > 0)
    return `nothing could be searched in ${root}: mend the paths that \`tapedeck check\` names`
  return `no recordings in ${root}: name a folder that holds folders called recordings`
}

/** `npm start` runs in the project's folder, in whatever folder the user called it. */
function startFolder(): string {
  const { npm_lifecycle_event, npm_package_name, INIT_CWD } = process.env
  const isOwnStart = npm_lifecycle_event === 'start' && npm_package_name === 'tapedeck'
  return isOwnStart && INIT_CWD !== undefined ? INIT_CWD : process.cwd()
}
