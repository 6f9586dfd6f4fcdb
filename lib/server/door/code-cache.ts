import { readFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'
import { replaceFile } from '#lib/disk/replace-file'

/*
 * Code that V8 has compiled before, so that a start does not compile it again: half of the time that Next and the pages
 * take to load. It is made once, after a build, and lies beside the bundles, which are as trusted as it is. V8 itself
 * refuses what another version of it, or one with other flags, has made.
 */

/** The start of the file; another layout gets another number. */
const MAGIC = Buffer.from('tapecode1')
/** The magic, a checksum of everything after it, and the length of the JSON. */
const FIXED = MAGIC.length + 8
/** V8 copies what does not begin at a multiple of this. */
const ALIGN = 8

/** Where the code of a module is. */
interface Kept {
  /** The checksum of the source text. */
  readonly source: number
  /** From the end of the JSON on. */
  readonly start: number
  readonly length: number
}

interface LoadedModule {
  readonly exports: unknown
  readonly require: (id: string) => unknown
}

type Compile = (this: LoadedModule, content: string, file: string, format?: string | null) => unknown

/** Node's own parts of a module, which its types leave out: Next replaces some of them in the same way. */
const internals = Module as unknown as {
  new (id: string): LoadedModule & { exports: object }
  readonly prototype: { _compile: Compile }
  readonly _resolveFilename: (id: string, parent: LoadedModule, isMain: boolean, options?: object) => string
  readonly _resolveLookupPaths: (id: string, parent: LoadedModule) => string[] | null
  readonly _extensions: NodeJS.Require['extensions']
  readonly _cache: NodeJS.Require['cache']
}

/** Gives V8 the code that is kept of CommonJS modules when they are loaded. Without the file nothing changes. */
export function useCode(file: string): void {
  const code = readCode(file)
  if (code === null) return
  replaceCompile((content, name) => {
    const kept = code.modules.get(name)
    if (kept === undefined || kept.source !== crc32(content)) return null
    const cachedData = code.data.subarray(kept.start, kept.start + kept.length)
    return scriptOf(content, name, cachedData)
  })
}

/** Notes the code of all CommonJS modules that are loaded from now on. @returns what writes it to a file */
export function collectCode(): (file: string) => void {
  const scripts = new Map<string, { script: Script; source: number }>()
  replaceCompile((content, name) => {
    const script = orNull(() => scriptOf(content, name))
    if (script !== null) scripts.set(name, { script, source: crc32(content) })
    return script
  })
  return (file) => {
    let start = 0
    const modules: Record<string, Kept> = {}
    const pieces = [...scripts].flatMap(([name, { script, source }]) => {
      const code = script.createCachedData()
      modules[name] = { source, start, length: code.length }
      const gap = -code.length & (ALIGN - 1)
      start += code.length + gap
      return [code, Buffer.alloc(gap)]
    })
    writeCode(file, modules, pieces)
  }
}

function writeCode(file: string, modules: Readonly<Record<string, Kept>>, pieces: readonly Buffer[]): void {
  const json = JSON.stringify(modules)
  const gap = -(FIXED + Buffer.byteLength(json)) & (ALIGN - 1)
  const body = Buffer.concat([Buffer.from(json + ' '.repeat(gap)), ...pieces])
  const fixed = Buffer.alloc(FIXED)
  MAGIC.copy(fixed)
  fixed.writeUInt32LE(crc32(body), MAGIC.length)
  fixed.writeUInt32LE(Buffer.byteLength(json) + gap, MAGIC.length + 4)
  replaceFile(file, [fixed, body], { isDisposable: true, isShared: true })
}

/** Returns null when the file is missing, damaged, cut off or of another layout. */
function readCode(file: string): { modules: ReadonlyMap<string, Kept>; data: Buffer } | null {
  try {
    const bytes = readFileSync(file)
    if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null
    if (crc32(bytes.subarray(FIXED)) !== bytes.readUInt32LE(MAGIC.length)) return null
    const end = FIXED + bytes.readUInt32LE(MAGIC.length + 4)
    const modules = JSON.parse(bytes.toString('utf8', FIXED, end)) as Record<string, Kept>
    return { modules: new Map(Object.entries(modules)), data: bytes.subarray(end) }
  } catch {
    return null
  }
}

function orNull(make: () => Script): Script | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Lets modules be made from scripts; null for one that Node compiles as always. */
function replaceCompile(scriptFor: (content: string, file: string) => Script | null): void {
  const { _compile: compile } = internals.prototype
  internals.prototype._compile = function (content, file, format) {
    const script = isScript(content, format) ? scriptFor(content, file) : null
    if (script === null) return Reflect.apply(compile, this, [content, file, format])
    const { exports } = this
    const importing = (name: string): unknown => importFrom(file, compile, name)
    const run: unknown = script.runInThisContext()
    if (typeof run !== 'function') throw new Error(`${file} is not a module.`)
    return Reflect.apply(run, exports, [exports, requireOf(this), this, file, dirname(file), importing])
  }
}

/** Node keeps for the file that it was started with, the only one with a first line for the shell, what it finds on the disk. */
function isScript(content: string, format: string | null | undefined): boolean {
  return (format === undefined || format === null || format === 'commonjs') && !content.startsWith('#!')
}

/**
 * What Node puts around a module, and one name more, as long as the word for which it stands: in code that was kept, V8
 * no longer knows where `import()` looks from.
 */
const START = '(function (exports, require, module, __filename, __dirname, $mport) { '
const END = '\n})'

/** Throws a SyntaxError at an ES module. */
function scriptOf(content: string, filename: string, cachedData?: Buffer): Script {
  const source = START + content.replace(/\bimport(?=\s*\()/g, () => '$mport') + END
  return new Script(source, { filename, columnOffset: -START.length, ...(cachedData && { cachedData }) })
}

/** The function that the name `require` has in a module, as Node makes it. */
function requireOf(module: LoadedModule): NodeJS.Require {
  const resolve = (id: string, options?: object): string =>
    internals._resolveFilename(id, module, false, options)
  return Object.assign((id: string): unknown => module.require(id), {
    resolve: Object.assign(resolve, { paths: (id: string) => internals._resolveLookupPaths(id, module) }),
    main: undefined,
    extensions: internals._extensions,
    cache: internals._cache,
  })
}

/** Imports as a module of that file does: by code that Node compiles itself under the same name. */
function importFrom(file: string, compile: Compile, name: string): unknown {
  const module: LoadedModule & { exports: { from?: (name: string) => unknown } } = new internals(file)
  Reflect.apply(compile, module, ['exports.from = (name) => import(name)', file, 'commonjs'])
  return module.exports.from?.(name)
}
