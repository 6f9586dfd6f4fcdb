import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/**
 * For tests: makes an empty folder, which is removed when the test is over. No other test uses its parent.
 * @param files the files to write into it, by path
 */
export function scratchRoot(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tapedeck-disk-')))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const root = join(home, 'root')
  mkdirSync(root)
  writeFiles(root, files)
  return root
}

/** For tests: writes files, and the folders that they need. */
export function writeFiles(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** For tests: runs a program of the system, such as `mkfifo`, and returns what it prints. */
export function runProgram(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' })
}
