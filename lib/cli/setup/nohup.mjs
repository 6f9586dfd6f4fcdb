// @ts-check
import { fstatSync, readSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Whether `nohup` started this process, which then outlives its terminal and its parent. Node gives SIGHUP its default
 * effect again before any script runs, so the system no longer tells that it was ignored. What is left are three signs:
 * the name of the command, which some shells put into `_`; a standard input that cannot be read, which only GNU's
 * `nohup` makes, of a terminal; and the file `nohup.out`.
 */
export function isNohup() {
  return /(^|\/)nohup$/.test(process.env._ ?? '') || isInputUnreadable() || [1, 2].some(isNohupOut)
}

/** Whether the standard input is the system's empty file, opened for writing only. */
function isInputUnreadable() {
  if (!isEmptyFile(0)) return false
  try {
    readSync(0, Buffer.alloc(1))
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EBADF'
  }
}

/** @param {number} input */
function isEmptyFile(input) {
  try {
    return fstatSync(input).rdev === statSync('/dev/null').rdev
  } catch {
    return false
  }
}

/** @param {number} output */
function isNohupOut(output) {
  return ['nohup.out', join(homedir(), 'nohup.out')].some((file) => {
    try {
      const [one, other] = [fstatSync(output), statSync(file)]
      return one.isFile() && one.ino === other.ino && one.dev === other.dev
    } catch {
      return false
    }
  })
}
