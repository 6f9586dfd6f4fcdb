import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { expect, type TestContext, test } from 'vitest'
import { bundledScript, type Ended, ended } from '#lib/testing/processes'
import { runProgram, scratchRoot } from '#lib/testing/scratch-root'

const files = { 'tests/recordings/a.json': '{}', 'tests/recordings/deep/b.json': '{}' }

/** Watches a root, adds a file, and prints the mode, the reason and the folders that were reported. */
const script = `
  import { writeFileSync } from 'node:fs'
  import { watchRoot } from './watch'
  const [root] = process.argv.slice(2)
  const watch = watchRoot(root, ({ folders, files }) => {
    if (watch.mode === 'polling' && told++ === 0) return add()
    console.log(JSON.stringify({ mode: watch.mode, reason: watch.reason, files: [...files], folders: [...folders] }))
    clearTimeout(late)
    void watch.close()
  })
  let told = 0
  const late = setTimeout(() => { console.error('nothing was told'); process.exit(1) }, 10_000)
  const add = () => writeFileSync(root + '/tests/recordings/c.json', '{}')
  if (watch.mode === 'watching') add()`

/** Runs the script with a limit on the system's watches or watchers; skips the test where that cannot be set. */
async function runLimited(limit: string, count: number, context: TestContext): Promise<Ended> {
  const command = `echo ${count} > /proc/sys/user/${limit} && exec "$0" "$@"`
  const limited = ['-U', '-r', 'sh', '-c', command]
  try {
    runProgram('unshare', ...limited, 'true')
  } catch (error) {
    console.log(`skipped: the number of watches cannot be limited here: ${String(error)}`)
    context.skip()
  }
  const root = scratchRoot(files)
  const run = [process.execPath, bundledScript(dirname(root), script), root]
  return ended(spawn('unshare', [...limited, ...run]))
}

const noWatches = 'the system allows no more file watches (fs.inotify.max_user_watches)'
const noWatchers = 'the system allows no more watchers (fs.inotify.max_user_instances) or open files'

test.for([
  ['max_inotify_watches', 2, noWatches],
  ['max_inotify_watches', 0, noWatches],
  ['max_inotify_instances', 0, noWatchers],
] as const)('with %s of %i the folder is polled, with the reason', async ([limit, count, why], context) => {
  const { output, errors } = await runLimited(limit, count, context)
  expect(errors).toBe('')
  expect(JSON.parse(output)).toEqual({
    mode: 'polling',
    reason: `The folder is looked at about every second instead of watched: ${why}.`,
    files: [],
    folders: ['tests/recordings'],
  })
})

test.for([
  ['watching', ''],
  ['polling', 'fileSystem: () => 0x6969'],
] as const)('%s does not keep a process alive', async ([, options], context) => {
  context.skip(process.platform !== 'linux', 'only Linux names file systems by numbers')
  const root = scratchRoot(files)
  const watching = `import { watchRoot } from './watch'
    watchRoot(process.argv[2], () => undefined, { ${options} })`
  const child = spawn(process.execPath, [bundledScript(dirname(root), watching), root])
  expect(await ended(child)).toEqual({ signal: null, output: '', errors: '' })
})
