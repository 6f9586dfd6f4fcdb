// @ts-check
import { join } from 'node:path'

/** The bundled threads of the index, below the project's folder. */
export const WORKER = 'dist/index-worker.cjs'

/** What is loaded before the pages' server, below the project's folder. */
export const DOOR = 'dist/door.cjs'

/** What V8 made of the server's code (lib/server/door), below the project's folder. */
export const CODE = 'dist/code.cache'

/** Enough for the longest query (`lib/query/length.ts`) in an address and in that of the page before. */
const HEADERS = '--max-http-header-size=131072'

/**
 * From this size on, in bytes, glibc gives memory back as soon as it is free. By itself it keeps what it once needed: after
 * twenty recordings of 31 MB, 200 MB more than is in use. Other systems do not know the variable.
 */
const GIVEN_BACK = 1_000_000

/**
 * The arguments with which Node serves the built pages.
 * @param {{ home: string, host: string, port: number }} where `port`: 0 for any
 */
export function serverArguments({ home, host, port }) {
  return [HEADERS, join(home, 'node_modules/next/dist/bin/next'), 'start', '-p', String(port), '-H', host]
}

/**
 * The variables that the server needs in any case.
 * @param {string} home
 * @returns {Record<string, string | undefined>}
 */
export function serverEnvironment(home) {
  return {
    TAPEDECK_WORKER: join(home, WORKER),
    TAPEDECK_DOOR: join(home, DOOR),
    TAPEDECK_CODE: join(home, CODE),
    TAPEDECK_KEEP_CODE: undefined,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? String(GIVEN_BACK),
  }
}
