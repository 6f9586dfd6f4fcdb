import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Launcher, launch, processesBelow } from './launcher'
import { giveToNobody, isRoot, runAsNobody } from './nobody'

/** An opened root whose recordings are to be written. */
export interface Scene {
  readonly root: string
  /** The folder of the recordings, absolute. */
  readonly folder: string
  readonly launcher: Launcher
  /** The recordings, relative to the root. */
  readonly paths: readonly string[]
  /** The names that some of them are to get. */
  readonly wanted: readonly string[]
}

/** A state of the disk in which a write cannot succeed. */
export interface Fault {
  /** Makes the disk of an empty root. Returns why the fault cannot be tried here; null when it can. */
  readonly prepare?: (root: string) => string | null
  /** Starts the server, by default as this user. */
  readonly start?: (root: string) => Launcher
  /** Causes the fault. @returns what ends it */
  readonly cause: (scene: Scene) => End | Promise<End>
}

type End = () => void | Promise<void>

const OTHER = '{"other": "text"}\n'

export const serve = (root: string): Launcher => launch(...open(root))

const open = (root: string): string[] => ['open', root, '--port', '0', '--no-open']

export const diskFull: Fault = {
  prepare: mountSmallDisk,
  cause: ({ root }) => {
    const file = join(root, 'filler')
    fill(file)
    return () => rmSync(file)
  },
}

export const fileSystemReadOnly: Fault = {
  prepare: mountSmallDisk,
  cause: ({ root }) => {
    execFileSync('mount', ['-o', 'remount,ro', root])
    return () => void execFileSync('mount', ['-o', 'remount,rw', root])
  },
}

/** A used-up quota, which refuses to put a new text in place. */
export const quotaOfTexts: Fault = quotaUsedUp(() => ['-e', 'inject=/^rename:error=EDQUOT'])

/** A used-up quota, which refuses to give or take the name of a recording. */
export const quotaOfNames: Fault = quotaUsedUp(({ root, paths, wanted }) => [
  ...[...paths, ...wanted].flatMap((path) => ['-P', join(root, path)]),
  ...['-e', 'inject=/^(link|unlink):error=EDQUOT'],
])

/** @param injected says for `strace` which system calls fail */
function quotaUsedUp(injected: (scene: Scene) => string[]): Fault {
  return {
    prepare: () => (works('strace', '-V') ? null : 'without strace no system call can be made to fail'),
    cause: async (scene) => {
      const processes = processesBelow(scene.launcher.process.pid ?? 0)
      const attached = processes.flatMap((pid) => ['-p', String(pid)])
      const tracer = spawn('strace', ['-f', '-o', '/dev/null', ...injected(scene), ...attached])
      let said = ''
      await new Promise<void>((resolve) => {
        tracer.stderr.on('data', (data: Buffer) => {
          said += data
          if (processes.every((pid) => said.includes(`${pid} attached`))) resolve()
        })
      })
      return async () => {
        const ended = new Promise((resolve) => tracer.once('close', resolve))
        tracer.kill('SIGINT')
        await ended
      }
    },
  }
}

export const noPermission: Fault = {
  start: asNobody,
  cause: ({ folder }) => {
    const files = readdirSync(folder).map((name) => join(folder, name))
    for (const file of files) chmodSync(file, 0o444)
    chmodSync(folder, 0o555)
    return () => {
      chmodSync(folder, 0o755)
      for (const file of files) chmodSync(file, 0o644)
    }
  },
}

export const folderGone: Fault = {
  cause: ({ folder }) => {
    renameSync(folder, `${folder}-away`)
    return () => renameSync(`${folder}-away`, folder)
  },
}

/** Another program writes files of all names: those that are to be written, and those that are to be given. */
export const namesTaken: Fault = {
  cause: ({ root, paths, wanted }) => {
    const files = [...paths, ...wanted].map((path) => join(root, path))
    const before = files.map(textOf)
    for (const file of files) writeFileSync(file, OTHER)
    return () =>
      files.forEach((file, index) => {
        put(file, before[index])
      })
  },
}

/** Files become links to files outside of the root that hold the same. */
export const filesAreLinks: Fault = {
  cause: ({ root, paths }) => {
    const files = paths.map((path) => join(root, path))
    const before = files.map(textOf)
    mkdirSync(`${root}-outside`)
    files.forEach((file, index) => {
      const target = join(`${root}-outside`, `${index}.json`)
      writeFileSync(target, before[index] ?? OTHER)
      rmSync(file, { force: true })
      symlinkSync(target, file)
    })
    return () => {
      files.forEach((file, index) => {
        rmSync(file)
        put(file, before[index])
      })
      rmSync(`${root}-outside`, { recursive: true })
    }
  },
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function put(file: string, text: string | undefined): void {
  if (text === undefined) rmSync(file, { force: true })
  else writeFileSync(file, text)
}

function mountSmallDisk(folder: string): string | null {
  if (!isRoot) return 'only root can mount a small disk'
  return works('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)
    ? null
    : 'no disk can be mounted here'
}

/** Unmounts the disk of a root, if it has one. */
export function unmount(folder: string): void {
  works('umount', folder)
}

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

/** Fills a disk until not one byte more has room. */
function fill(file: string): void {
  for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Smaller pieces may have room.
    }
  }
}

/** Starts a server as a user without special permissions, who owns the root. */
function asNobody(root: string): Launcher {
  giveToNobody(root)
  return runAsNobody(...open(root))
}
