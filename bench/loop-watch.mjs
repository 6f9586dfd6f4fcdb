// @ts-check
import { ChildProcess } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/*
 * Loaded into the process of the pages by bench/pages-loop.ts. Writes how long its main thread stood still, and how much
 * of that was the start of a process. It begins anew when a file `again` is there.
 */

const folder = process.env.TAPEDECK_LOOP

if (isMainThread && folder !== undefined && /next[\\/]dist[\\/]bin[\\/]next$/.test(process.argv[1] ?? ''))
  watch(folder)

/** @param {string} folder */
function watch(folder) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const seen = { longest: 0, longestStart: 0 }
  const { spawn } = ChildProcess.prototype
  /** @param {unknown[]} given */
  ChildProcess.prototype.spawn = function (...given) {
    const begun = performance.now()
    try {
      return Reflect.apply(spawn, this, given)
    } finally {
      seen.longestStart = Math.max(seen.longestStart, performance.now() - begun)
    }
  }
  setInterval(() => {
    seen.longest = delay.max / 1e6
    if (existsSync(join(folder, 'again'))) {
      rmSync(join(folder, 'again'))
      delay.reset()
      seen.longestStart = 0
    }
    writeFileSync(join(folder, 'next'), JSON.stringify(seen))
    renameSync(join(folder, 'next'), join(folder, 'watched'))
  }, 100).unref()
}
