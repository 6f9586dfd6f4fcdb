import { spawn } from 'node:child_process'
import { bundledScript, type Ended, ended } from './processes'

/** For tests: a root, the folder of what was written below it, and the script of `writerIn`. */
export interface WriterPlace {
  readonly root: string
  readonly folder: string
}

/**
 * For tests: makes a script that writes the row of actions of `write-scenario.ts`, from one number to another, and
 * prints each number once the action is answered. Its changes of the disk can be noted (`traced-fs.ts`).
 */
export function writerIn(folder: string): string {
  return bundledScript(
    folder,
    `import { say } from '../testing/traced-fs'
     import { writeStep } from '../testing/write-scenario'
     const [root, folder, first, last] = process.argv.slice(2)
     for (let at = Number(first); at <= Number(last); at++) {
       await writeStep(root, at, folder)
       say(String(at))
       process.stdout.write(at + '\\n')
     }`,
    { isTraced: true },
  )
}

/** For tests: runs the script of `writerIn`. */
export function runWriter(
  script: string,
  { root, folder }: WriterPlace,
  [first, last]: readonly [number, number],
  trace?: string,
): { readonly process: ReturnType<typeof spawn>; readonly end: Promise<Ended> } {
  const env = { ...process.env, ...(trace === undefined ? {} : { TAPEDECK_TRACE: trace }) }
  const child = spawn(process.execPath, [script, root, folder, `${first}`, `${last}`], { env })
  return { process: child, end: ended(child) }
}

/** For tests: the number of the last action that was answered. */
export function answeredIn(output: string, first: number): number {
  const lines = output.split('\n').slice(0, -1)
  return lines.length === 0 ? first - 1 : Number(lines.at(-1))
}
