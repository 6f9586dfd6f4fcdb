import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

test('a child whose parent is killed before the child runs ends all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-child-'))
  const [parent, child] = [join(folder, 'parent.mjs'), join(folder, 'child.cjs')]
  writeFileSync(child, 'setInterval(() => {}, 1000)')
  writeFileSync(
    parent,
    `import { writeSync } from 'node:fs'
    import { startChild } from ${JSON.stringify(pathToFileURL(resolve('lib/cli/setup/child.mjs')).href)}
    const { pid } = startChild(process.execPath, [${JSON.stringify(child)}], { home: ${JSON.stringify(resolve('.'))} })
    writeSync(1, String(pid))
    process.kill(process.pid, 'SIGKILL')`,
  )
  const pid = await new Promise<number>((done) => {
    execFile(process.execPath, [parent], (_, stdout) => done(Number(stdout)))
  })
  try {
    await expect.poll(() => isThere(pid), { timeout: 5000 }).toBe(false)
  } finally {
    if (isThere(pid)) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true })
  }
})

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
