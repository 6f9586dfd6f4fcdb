// @ts-check
import { constants } from 'node:os'
import { isNohup } from './nohup.mjs'

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} EndSignal */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const PARENT_POLL_MS = 250
const parentAtStart = process.ppid
const isUnderNohup = isNohup()

/**
 * Calls back each time this process is asked to end, and once when its parent is gone (as SIGHUP): a killed npm does
 * not pass the signal on, and no event tells of a parent's end. Under `nohup`, SIGHUP is no wish to end.
 * @param {(signal: EndSignal) => void} callback
 * @returns {() => void} takes the watch away
 */
export function onEnd(callback) {
  const hangUp = isUnderNohup ? () => {} : () => callback('SIGHUP')
  const timer = setInterval(() => {
    if (process.ppid === parentAtStart) return
    clearInterval(timer)
    hangUp()
  }, PARENT_POLL_MS)
  for (const signal of SIGNALS) process.on(signal, signal === 'SIGHUP' ? hangUp : callback)
  return () => {
    clearInterval(timer)
    for (const signal of SIGNALS) process.off(signal, signal === 'SIGHUP' ? hangUp : callback)
  }
}

/**
 * The exit status of a process that ended by this signal, as shells give it.
 * @param {EndSignal} signal
 */
export function statusOf(signal) {
  return 128 + constants.signals[signal]
}
