import { isAbsolute } from 'node:path'

/*
 * Only PATH, HOME and these settings reach git. A GIT_DIR or GIT_EXTERNAL_DIFF in this process's environment would
 * otherwise lead it elsewhere or make it run something.
 */
const ALWAYS = {
  // Messages are recognised by their words.
  LC_ALL: 'C',
  LANG: 'C',
  // The user's own git must not meet a lock of ours.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_PAGER: 'cat',
  // Nobody waits for a single line: check-attr and rev-list would write each one by itself.
  GIT_FLUSH: '0',
  // An object id means its own bytes, whatever refs/replace says.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  // Nothing is fetched for a partial clone. Older versions of git do not know the first variable; the second is an
  // empty list, and overrides `protocol.*.allow`.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
} as const

/** Everything off that could run a program. */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.askPass=',
  'credential.helper=',
  'protocol.allow=never',
  'maintenance.auto=false',
  'gc.auto=0',
  // A folder of a work tree may look like a bare repository, with a configuration that nobody has reviewed.
  'safe.bareRepository=explicit',
  // Git then warns of an ambiguous name, which is how it is noticed.
  'core.warnAmbiguousRefs=true',
]

/** For commands that only name attributes and settings, those of the user too. */
export const ATTRIBUTE_OPTIONS: readonly string[] = optionsOf(SETTINGS)

/** For looking at a repository: its configuration and the user's are read. */
export const REPOSITORY_OPTIONS: readonly string[] = optionsOf([...SETTINGS, 'core.attributesFile=/dev/null'])

function optionsOf(settings: readonly string[]): string[] {
  return ['--no-pager', ...settings.flatMap((setting) => ['-c', setting])]
}

/**
 * The environment of a git that looks at a repository. HOME and the system's configuration stay, because git heeds
 * `safe.directory` only there. Setting it is up to the user; it is never set here.
 */
export function repositoryEnvironment(parent: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const { HOME } = parent
  return { ...ALWAYS, PATH: absolutePath(parent), ...(HOME === undefined ? {} : { HOME }) }
}

/**
 * The environment of a git that reads objects by their ids through an empty repository of tapedeck's own: it reads no
 * configuration at all, neither the repository's nor the user's.
 */
export function objectEnvironment(
  places: {
    readonly gitDir: string
    readonly objects: string
    readonly workTree: string
    readonly index?: string
  },
  parent: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  return {
    ...ALWAYS,
    PATH: absolutePath(parent),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_DIR: places.gitDir,
    GIT_OBJECT_DIRECTORY: places.objects,
    GIT_WORK_TREE: places.workTree,
    ...(places.index !== undefined && { GIT_INDEX_FILE: places.index }),
  }
}

/** PATH without its relative entries: they would look for git in the folder that is reviewed. */
function absolutePath({ PATH = '' }: NodeJS.ProcessEnv): string {
  return PATH.split(':').filter(isAbsolute).join(':')
}
