// @ts-check
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { build, stop } from 'esbuild'

/**
 * Bundles TypeScript into one file that Node runs. Of an ES module, what is imported later (`import()`) becomes parts in a
 * folder beside it; a CommonJS module (`.cjs`) is loaded sooner. The file is replaced as a whole, once its parts are there.
 * @param {string} home the project's folder
 * @param {string} entry relative to it
 * @param {string} target absolute
 */
export async function bundle(home, entry, target) {
  const { name, ext } = parse(target)
  const isModule = ext === '.mjs'
  const draft = `${target}.${process.pid}`
  const parts = join(dirname(target), name)
  mkdirSync(dirname(target), { recursive: true })
  try {
    const { outputFiles } = await build({
      absWorkingDir: home,
      entryPoints: [{ in: entry, out: name }],
      outdir: dirname(target),
      outExtension: { '.js': ext },
      chunkNames: `${name}/[name]-[hash]`,
      write: false,
      bundle: true,
      splitting: isModule,
      format: isModule ? 'esm' : 'cjs',
      platform: 'node',
      target: 'node20.19',
      external: ['esbuild'],
      // Throws outside Next; its own empty module stands in for it, as Next does on the server.
      alias: { 'server-only': join(home, 'node_modules/server-only/empty.js') },
      // Packages written as CommonJS call `require`, which an ES module does not have.
      ...(isModule && {
        banner: {
          js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
        },
      }),
      logLevel: 'silent',
    })
    const old = existsSync(parts) ? readdirSync(parts) : []
    for (const { path, contents } of outputFiles) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path === target ? draft : path, contents)
    }
    renameSync(draft, target)
    const kept = new Set(outputFiles.map(({ path }) => path))
    for (const part of old) if (!kept.has(join(parts, part))) rmSync(join(parts, part))
  } finally {
    rmSync(draft, { force: true })
    await stop()
  }
}
