/*
 * Ways in which a repository, or a user's configuration, makes plain git run a program. `EVIL` stands for a program
 * that leaves a marker, `HOME` for the folder above the root, `BASE` for the first commit.
 */
export interface HostileCase {
  readonly name: string
  /** Lines of the repository's configuration, `key=value`. */
  readonly config?: readonly string[]
  /** Lines of the user's configuration. */
  readonly userConfig?: readonly string[]
  /** The root's `.gitattributes`. */
  readonly attributes?: string
  /** The name of a hook. */
  readonly hook?: string
  /** Run once by a shell, in the root, to set the trap. */
  readonly arrange?: string
  /** Variables in the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>
  /** A command of plain git that springs the trap. */
  readonly plain: string
  /** The folder that tapedeck opens; the root by default. */
  readonly opened?: string
  /** How far tapedeck gets there; by default to the contents of the files. */
  readonly reached?: string
}

const DRIVER = '* diff=evil filter=evil merge=evil'
const TERMINAL = (command: string): string => `script -qec '${command}' /dev/null`
const SIGNED = `git cat-file commit HEAD | sed '/^committer/a gpgsig -----BEGIN PGP SIGNATURE-----\\n \\n x\\n -----END PGP SIGNATURE-----' >../signed
git update-ref HEAD $(git hash-object -t commit -w ../signed)`
const PROMISED = [
  ...['core.repositoryFormatVersion=1', 'extensions.partialClone=origin', 'remote.origin.promisor=true'],
]
const LOSE = 'rm .git/objects/$(git rev-parse HEAD:recordings/a.json | sed "s,..,&/,")'
const MISSING = `git cat-file -p ${'1'.repeat(40)}`

const DIFFS: readonly HostileCase[] = [
  { name: 'an external diff', config: ['diff.external=EVIL'], plain: 'git diff' },
  { name: 'a diff driver', config: ['diff.evil.command=EVIL'], attributes: DRIVER, plain: 'git diff' },
  { name: 'a textconv', config: ['diff.evil.textconv=EVIL'], attributes: DRIVER, plain: 'git diff' },
  {
    name: 'a textconv in show',
    config: ['diff.evil.textconv=EVIL'],
    attributes: DRIVER,
    plain: 'git show HEAD',
  },
  {
    name: 'a textconv of cat-file',
    ...{ config: ['diff.evil.textconv=EVIL'], attributes: DRIVER },
    plain: 'git cat-file --textconv HEAD:recordings/a.json',
  },
  {
    name: 'a textconv by .git/info/attributes',
    ...{
      config: ['diff.evil.textconv=EVIL'],
      arrange: `mkdir -p .git/info; echo '${DRIVER}' >.git/info/attributes`,
    },
    plain: 'git diff',
  },
  {
    name: "a textconv by the user's attributes",
    ...{ userConfig: ['diff.evil.textconv=EVIL', 'core.attributesFile=HOME/attributes'] },
    ...{ arrange: `echo '${DRIVER}' >../attributes`, plain: 'git diff' },
  },
  { name: "the user's external diff", userConfig: ['diff.external=EVIL'], plain: 'git diff' },
  {
    name: 'an external diff by include',
    config: ['include.path=HOME/more'],
    arrange: 'git config -f ../more diff.external EVIL',
    plain: 'git diff',
  },
  {
    name: 'an external diff by includeIf',
    ...{
      config: ['includeIf.gitdir:HOME/.path=HOME/more'],
      arrange: 'git config -f ../more diff.external EVIL',
    },
    plain: 'git diff',
  },
  { name: 'GIT_EXTERNAL_DIFF', environment: { GIT_EXTERNAL_DIFF: 'EVIL' }, plain: 'git diff' },
  { name: 'a diff tool', config: ['difftool.evil.cmd=EVIL'], plain: 'git difftool --no-prompt --tool=evil' },
]

const FILTERS: readonly HostileCase[] = [
  { name: 'a clean filter', config: ['filter.evil.clean=EVIL'], attributes: DRIVER, plain: 'git diff' },
  {
    name: 'a clean filter in status',
    config: ['filter.evil.clean=EVIL'],
    attributes: DRIVER,
    plain: 'touch recordings/a.json; git status',
  },
  {
    name: 'a smudge filter',
    config: ['filter.evil.smudge=EVIL'],
    attributes: DRIVER,
    plain: 'git checkout BASE -- .',
  },
  { name: 'a filter process', config: ['filter.evil.process=EVIL'], attributes: DRIVER, plain: 'git diff' },
  {
    name: 'a filter of cat-file',
    ...{ config: ['filter.evil.smudge=EVIL'], attributes: DRIVER },
    plain: 'git cat-file --filters HEAD:recordings/a.json',
  },
  {
    name: 'a merge driver',
    ...{ config: ['merge.evil.driver=EVIL'], attributes: DRIVER },
    plain:
      'git stash; git checkout -b other BASE; echo 3 >recordings/a.json; git commit -am x; git merge main',
  },
  { name: 'an archive filter', config: ['tar.evil.command=EVIL'], plain: 'git archive --format=evil HEAD' },
  {
    name: 'a trailer command',
    config: ['trailer.evil.command=EVIL'],
    plain: 'echo x | git interpret-trailers --trailer evil=1',
  },
]

const HOOKS: readonly HostileCase[] = [
  { name: 'a file system monitor', config: ['core.fsmonitor=EVIL'], plain: 'git status' },
  { name: "the user's file system monitor", userConfig: ['core.fsmonitor=EVIL'], plain: 'git status' },
  {
    name: 'a file system monitor of this work tree',
    config: ['core.repositoryFormatVersion=1', 'extensions.worktreeConfig=true'],
    arrange: 'git config --worktree core.fsmonitor EVIL',
    plain: 'git status',
  },
  { name: 'a pre-commit hook', hook: 'pre-commit', plain: 'git commit -am x' },
  { name: 'a post-commit hook', hook: 'post-commit', plain: 'git commit -am x' },
  { name: 'a post-checkout hook', hook: 'post-checkout', plain: 'git checkout -b other' },
  { name: 'a hook for changes of the index', hook: 'post-index-change', plain: 'git add .' },
  {
    name: 'a hook for changes of the index, in status',
    hook: 'post-index-change',
    plain:
      'touch -d 2001-01-01 recordings/a.json; git stash; touch -d 2002-01-01 recordings/a.json; git status',
  },
  { name: 'a hook for changes of refs', hook: 'reference-transaction', plain: 'git branch other' },
  {
    name: 'hooks in the work tree',
    ...{ config: ['core.hooksPath=hooks'], arrange: 'mkdir hooks; cp EVIL hooks/post-index-change' },
    plain: 'git add .',
  },
]

const PROGRAMS: readonly HostileCase[] = [
  { name: 'a pager', config: ['core.pager=EVIL'], plain: TERMINAL('git log') },
  { name: 'a pager for one command', config: ['pager.rev-list=EVIL'], plain: TERMINAL('git rev-list HEAD') },
  { name: 'a pager for log', config: ['pager.log=EVIL'], plain: TERMINAL('git log') },
  { name: 'GIT_PAGER', environment: { GIT_PAGER: 'EVIL' }, plain: TERMINAL('git log') },
  { name: 'PAGER', environment: { PAGER: 'EVIL' }, plain: TERMINAL('git log') },
  { name: 'an alias', config: ['alias.look=!EVIL'], plain: 'git look' },
  { name: 'an editor', config: ['core.editor=EVIL'], plain: 'git commit --amend' },
  { name: 'GIT_EDITOR', environment: { GIT_EDITOR: 'EVIL' }, plain: 'git commit --amend' },
  { name: 'a sequence editor', config: ['sequence.editor=EVIL'], plain: 'git stash; git rebase -i BASE' },
  {
    name: 'a gpg that checks',
    config: ['log.showSignature=true', 'gpg.program=EVIL'],
    arrange: SIGNED,
    plain: 'git log',
  },
  {
    name: 'a gpg that signs',
    config: ['commit.gpgSign=true', 'gpg.program=EVIL'],
    plain: 'git commit -am x',
  },
]

const TRANSPORTS: readonly HostileCase[] = [
  { name: 'an ssh', config: ['core.sshCommand=EVIL'], plain: 'git ls-remote ssh://localhost/x' },
  {
    name: 'GIT_SSH_COMMAND',
    environment: { GIT_SSH_COMMAND: 'EVIL' },
    plain: 'git ls-remote ssh://localhost/x',
  },
  { name: 'a proxy of git', config: ['core.gitProxy=EVIL'], plain: 'git ls-remote git://localhost/x' },
  {
    name: 'a credential helper',
    config: ['credential.helper=EVIL'],
    plain: 'printf "protocol=https\\nhost=h\\n\\n" | git credential fill',
  },
  {
    name: 'a program that asks',
    config: ['core.askPass=EVIL'],
    plain: 'printf "protocol=https\\nhost=h\\n\\n" | git credential fill',
  },
  {
    name: 'GIT_ASKPASS',
    environment: { GIT_ASKPASS: 'EVIL' },
    plain: 'printf "protocol=https\\nhost=h\\n\\n" | git credential fill',
  },
  {
    name: 'a remote helper',
    config: ['protocol.ext.allow=always', 'remote.origin.url=ext::EVIL'],
    plain: 'git fetch origin',
  },
  {
    name: 'a remote helper by another name',
    config: ['protocol.ext.allow=always', 'url.ext::EVIL .insteadOf=x:', 'remote.origin.url=x:y'],
    plain: 'git fetch origin',
  },
  {
    name: "a remote's upload-pack",
    config: ['remote.origin.url=HOME/work', 'remote.origin.uploadpack=EVIL'],
    plain: 'git fetch origin',
  },
  {
    name: "a remote's receive-pack",
    config: ['remote.origin.url=HOME/work', 'remote.origin.receivepack=EVIL'],
    plain: 'git push origin main',
  },
  {
    name: 'a promised object by a remote helper',
    config: [...PROMISED, 'protocol.ext.allow=always', 'remote.origin.url=ext::EVIL'],
    ...{ arrange: LOSE, plain: MISSING },
  },
  {
    name: 'a promised object by upload-pack',
    config: [...PROMISED, 'remote.origin.url=HOME/work', 'remote.origin.uploadpack=EVIL'],
    ...{ arrange: LOSE, plain: MISSING },
  },
  {
    name: 'a promised object by ssh',
    config: [...PROMISED, 'remote.origin.url=ssh://localhost/x', 'core.sshCommand=EVIL'],
    ...{ arrange: LOSE, plain: MISSING },
  },
  {
    name: 'a submodule that is updated by a command',
    config: [
      'submodule.in.update=!EVIL',
      'submodule.in.url=HOME/work',
      'submodule.in.active=true',
      'protocol.file.allow=always',
    ],
    arrange: `git config -f .gitmodules submodule.in.path in; git config -f .gitmodules submodule.in.url HOME/work
git update-index --add --cacheinfo 160000,BASE,in; git add .gitmodules; git commit -qm module; git clone -q HOME/work in; git -C in reset -q --hard HEAD~1`,
    plain: 'git submodule update',
  },
]

const PLACES: readonly HostileCase[] = [
  {
    name: 'GIT_DIR',
    environment: { GIT_DIR: 'HOME/trap/.git' },
    arrange: 'git init -q ../trap; git -C ../trap config core.fsmonitor EVIL',
    plain: 'git status',
  },
  {
    name: 'GIT_CONFIG_COUNT',
    environment: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: 'EVIL' },
    plain: 'git status',
  },
  {
    name: 'GIT_CONFIG_PARAMETERS',
    environment: { GIT_CONFIG_PARAMETERS: "'core.fsmonitor=EVIL'" },
    plain: 'git status',
  },
  {
    name: 'GIT_CONFIG_GLOBAL',
    environment: { GIT_CONFIG_GLOBAL: 'HOME/more' },
    arrange: 'git config -f ../more core.fsmonitor EVIL',
    plain: 'git status',
  },
  {
    name: 'GIT_EXEC_PATH',
    ...{
      environment: { GIT_EXEC_PATH: 'HOME/bin' },
      arrange: 'mkdir ../bin; cp EVIL ../bin/git-remote-https',
    },
    plain: 'git ls-remote https://localhost/x',
  },
  {
    name: 'a folder that looks like a bare repository',
    arrange:
      'mkdir recordings/in; cp -r .git/. recordings/in; git -C recordings/in config core.bare false; git -C recordings/in config core.worktree ..; git -C recordings/in config core.fsmonitor EVIL',
    plain: 'cd recordings/in && git status',
    opened: 'recordings/in',
    reached: 'bare-repository',
  },
  {
    name: 'a repository in another place',
    arrange: 'mv .git ../elsewhere; echo "gitdir: ../elsewhere" >.git; git config core.fsmonitor EVIL',
    plain: 'git status',
  },
  {
    name: 'a work tree in another place',
    config: ['core.worktree=HOME', 'core.fsmonitor=EVIL'],
    plain: 'git status',
    reached: 'no changes',
  },
]

export const HOSTILE_CASES = [...DIFFS, ...FILTERS, ...HOOKS, ...PROGRAMS, ...TRANSPORTS, ...PLACES]
