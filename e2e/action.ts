import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { STATE } from './launcher'

/* Runs the action of `.github/actions/review` as GitHub's runner would, with a `gh` that only notes its calls. */

const ACTION = resolve('.github/actions/review')

const STEP = z.strictObject({
  name: z.string(),
  shell: z.literal('bash'),
  run: z.string(),
  if: z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
})

export const action = z
  .object({
    inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
    runs: z.object({ using: z.literal('composite'), steps: z.array(STEP) }),
  })
  .parse(parse(readFileSync(join(ACTION, 'action.yml'), 'utf8')))

/** What `gh` knows of a pull request: its comments, and whether the token may write one. */
export interface Hub {
  readonly comments?: readonly { readonly id: number; readonly login: string; readonly body: string }[]
  readonly isReadOnly?: boolean
  /** The number of the pull request; empty for a run on something else. */
  readonly pullRequest?: string
}

export interface ActionRun {
  /** The status of the first step that failed, or 0. */
  readonly status: number
  /** What all steps printed, in which the runner looks for commands. */
  readonly log: string
  /** The summaries of all steps. */
  readonly summary: string
  /** The arguments of each call of `gh`. */
  readonly calls: readonly string[]
  /** The comment that was sent; null if none was. */
  readonly comment: string | null
}

/** Notes its arguments, keeps the text that it was to send, and filters the comments as the real one does. */
const GH = `#!/usr/bin/env bash
printf '%q ' "$@" >> "$HUB/calls"; echo >> "$HUB/calls"
if [ -e "$HUB/read-only" ]; then echo 'gh: Resource not accessible by integration (HTTP 403)' >&2; exit 1; fi
while [ $# -gt 0 ]; do
  case "$1" in
    --jq) jq --raw-output "$2" "$HUB/comments" ;;
    body=@*) cp "\${1#body=@}" "$HUB/comment" ;;
  esac
  shift
done
`

/** Runs the steps of the action in a repository. */
export function runAction(
  repository: string,
  inputs: Readonly<Record<string, string>>,
  { hub = {}, github = {} }: { readonly hub?: Hub; readonly github?: Readonly<Record<string, string>> } = {},
): ActionRun {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-action-'))
  try {
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin/gh'), GH, { mode: 0o755 })
    const comments = (hub.comments ?? []).map(({ id, login, body }) => ({ id, user: { login }, body }))
    writeFileSync(join(folder, 'comments'), JSON.stringify(comments))
    if (hub.isReadOnly) writeFileSync(join(folder, 'read-only'), '')
    const given = Object.entries(action.inputs).map(([name, input]) => [name, inputs[name] ?? input.default])
    const inputsOfRun: Readonly<Record<string, string>> = Object.fromEntries(given)
    const run = { folder, repository, github, inputs: inputsOfRun, pullRequest: hub.pullRequest ?? '7' }
    const { status, log } = runSteps(run)
    const read = (name: string): string | null =>
      existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null
    const calls = (read('calls') ?? '').split('\n').filter((line) => line !== '')
    return { status, log, calls, summary: read('summary') ?? '', comment: read('comment') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Running {
  readonly folder: string
  readonly repository: string
  readonly inputs: Readonly<Record<string, string>>
  readonly pullRequest: string
  readonly github: Readonly<Record<string, string>>
}

function runSteps(run: Running): { readonly status: number; readonly log: string } {
  let status = 0
  let log = ''
  for (const step of action.runs.steps) {
    if (!isRunning(step, run, status !== 0)) continue
    const script = join(run.folder, 'step.sh')
    writeFileSync(script, step.run)
    const values = Object.entries(step.env).map(([name, text]) => [name, textOf(text, run)])
    // As the runner calls bash, and with what it sets.
    const ended = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: run.repository,
      encoding: 'utf8',
      env: { ...environmentOf(run), ...Object.fromEntries(values) },
    })
    log += ended.stdout + ended.stderr
    if (status === 0) status = ended.status ?? 1
  }
  return { status, log }
}

function environmentOf({ folder, repository, github }: Running): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'production',
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    HOME: folder,
    XDG_STATE_HOME: STATE,
    HUB: folder,
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: ACTION,
    GITHUB_WORKSPACE: repository,
    GITHUB_REPOSITORY: 'owner/repo',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_BASE_REF: 'main',
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    ...github,
  }
}

/** The value of a text that holds nothing but one expression. */
function textOf(text: string, { inputs, pullRequest }: Running): string {
  const [, name = ''] = /^\$\{\{ ([\w.-]+) \}\}$/.exec(text) ?? []
  const known: Readonly<Record<string, string>> = {
    'github.event.pull_request.number': pullRequest,
    'github.token': 'a-token',
    ...Object.fromEntries(Object.entries(inputs).map(([input, value]) => [`inputs.${input}`, value])),
  }
  const value = known[name]
  if (value === undefined) throw new Error(`What ${text} stands for is not known here.`)
  return value
}

function isRunning(step: z.infer<typeof STEP>, { inputs }: Running, hasFailed: boolean): boolean {
  if (step.if === undefined) return !hasFailed
  const [, input = '', sign, value] =
    /^\$\{\{ !cancelled\(\) && inputs\.([\w-]+) (==|!=) '(\w*)' \}\}$/.exec(step.if) ?? []
  if (sign === undefined) throw new Error(`What ${step.if} means is not known here.`)
  return (inputs[input] === value) === (sign === '==')
}
