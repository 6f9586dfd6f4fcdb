import { expect } from '@playwright/test'
import { type Ended, launch } from './launcher'

/** A recording of the sample root whose answer is streamed. */
export const SATURN =
  'recordings/tests/integration/responses/recordings/007c4711219f0fe25bd410d6dd8b18eae1251c3e83ab1f8d1d85ce86f5e197f3.json'

/** Runs a `tapedeck` command and waits until it ends. */
export function run(...args: string[]): Promise<Ended> {
  return launch(...args).ended
}

/** The objects that a command printed with `--json`. */
export function objects({ stdout }: Ended): Record<string, unknown>[] {
  const lines = stdout.split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line) => JSON.parse(line))
}

/**
 * Asserts that a command could not run: one line on stderr, nothing on stdout.
 * @returns the line
 */
export async function expectRefused(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^tapedeck: [^\n]+\n$/)
  return stderr
}
