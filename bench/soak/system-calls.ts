import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundledScript, ended } from '../../lib/testing/processes'
import { differences, recover } from '../../lib/testing/recovery'
import { writeFiles } from '../../lib/testing/scratch-root'
import { textsAfter } from '../../lib/testing/write-scenario'

/*
 * Kills a process at each system call of one save and of one rename. `strace` attaches once the process is ready, so
 * that only the calls of the action count.
 */

const SCRIPT = `
  import { writeStep } from '../testing/write-scenario'
  const [root, folder, at] = process.argv.slice(2)
  process.stdin.once('data', async () => {
    await writeStep(root, Number(at), folder)
    process.stdout.write('answered')
    process.exit()
  })
  process.stdout.write('ready')`

/** Calls that change the disk, or decide about a change. */
const CALLS =
  'openat,open,read,pread64,write,pwrite64,fsync,close,rename,renameat2,link,linkat,unlink,fchmod,fchown,statx,fstat,lstat,stat,readlink,access,execve,wait4,mkdir'

interface Place {
  readonly root: string
  readonly folder: string
}

/** @returns what was not as it should be */
export async function callCampaign(): Promise<string[]> {
  if (spawnSync('strace', ['-V']).status !== 0) {
    console.log('System calls: skipped, there is no strace')
    return []
  }
  return [...(await killAtEach('a save', 1)), ...(await killAtEach('a rename', 2))]
}

async function killAtEach(what: string, at: number): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), 'tapedeck-soak-'))
  const script = bundledScript(home, SCRIPT)
  const failures: string[] = []
  const run = async (options: readonly string[]): Promise<Place & { readonly output: string }> => {
    const place = { root: join(home, 'root'), folder: join(home, 'writes') }
    for (const folder of [place.root, place.folder]) rmSync(folder, { recursive: true, force: true })
    mkdirSync(place.root)
    writeFiles(place.root, Object.fromEntries(textsAfter(at - 1)))
    return { ...place, output: await traced(script, [place.root, place.folder, `${at}`], options) }
  }
  const log = join(home, 'calls')
  await run(['-o', log, '-e', `trace=${CALLS}`])
  const counts = countsIn(readFileSync(log, 'utf8'))
  let [kills, killed] = [0, 0]
  for (const [call, count] of counts) {
    for (let nth = 1; nth <= count; nth++) {
      const { output, ...place } = await run([
        '-o',
        '/dev/null',
        '-e',
        `inject=${call}:signal=KILL:when=${nth}`,
      ])
      const answered = output.includes('answered') ? at : at - 1
      const { at: now } = await recover(place, answered, nth % 2 ? 'finish' : 'take-back')
      if (now === null)
        failures.push(`${what}, ${call} ${nth}: ${differences(place.root, answered).join('; ')}`)
      kills++
      if (answered < at) killed++
    }
  }
  rmSync(home, { recursive: true })
  console.log(
    `System calls of ${what}: ${kills}, ${killed} of them before its answer, ${failures.length} failures`,
  )
  return failures
}

async function traced(script: string, args: readonly string[], options: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [script, ...args])
  const end = ended(child)
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const strace = spawn('strace', ['-p', `${child.pid}`, ...options])
  const gone = new Promise((resolve) => strace.once('close', resolve))
  await new Promise((resolve) => strace.stderr.once('data', resolve))
  child.stdin.write('go')
  const { output } = await end
  await gone
  return output
}

/** How often each call was made. */
function countsIn(log: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [, call = ''] of log.matchAll(/^(?:\d+ +)?(\w+)\(/gm))
    counts.set(call, (counts.get(call) ?? 0) + 1)
  return counts
}
