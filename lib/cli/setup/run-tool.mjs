// @ts-check
import { endChild, startChild } from './child.mjs'
import { onEnd, statusOf } from './lifetime.mjs'

/**
 * Runs a program to its end with its output held back: it is of interest only when the program fails. When tapedeck is
 * asked to end meanwhile, the program is ended first.
 * @param {string} command
 * @param {string[]} args
 * @param {{ home: string, env?: Record<string, string | undefined> }} options
 * @returns {Promise<{ ok: true } | { ok: false, message: string, output: string, status: number }>}
 *   `message` is empty when the program itself failed: the caller knows what to do about that
 */
export function runTool(command, args, options) {
  const child = startChild(command, args, options)
  let output = ''
  /** @type {import('./lifetime.mjs').EndSignal | null} */
  let ended = null
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  const stopWatch = onEnd((signal) => {
    ended = signal
    endChild(child)
  })
  return new Promise((resolve) => {
    child.once('error', (error) => {
      stopWatch()
      resolve({ ok: false, message: `cannot run ${command}: ${error.message}`, output, status: 2 })
    })
    child.once('close', (code) => {
      stopWatch()
      if (ended !== null)
        resolve({ ok: false, message: `ended by ${ended}`, output: '', status: statusOf(ended) })
      else if (code === 0) resolve({ ok: true })
      else resolve({ ok: false, message: '', output, status: 2 })
    })
  })
}
