import { existsSync, readFileSync } from 'node:fs'

const COUNTER = '/proc/thread-self/io'

/** For tests: whether the system says how much a thread reads. */
export const CAN_COUNT_READS = existsSync(COUNTER)

/** For tests: how many bytes this thread reads from files while it does something. */
export async function bytesRead(work: () => unknown): Promise<number> {
  const before = count()
  await work()
  return count() - before
}

function count(): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync(COUNTER, 'utf8'))?.[1])
}
