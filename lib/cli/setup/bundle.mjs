// @ts-check
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build, stop } from 'esbuild'

/**
 * Bundles TypeScript into one file that Node runs. The file is replaced as a whole.
 * @param {string} home the project's folder
 * @param {string} entry relative to it
 * @param {string} target absolute
 */
export async function bundle(home, entry, target) {
  const draft = `${target}.${process.pid}`
  mkdirSync(dirname(target), { recursive: true })
  try {
    await build({
      absWorkingDir: home,
      entryPoints: [entry],
      outfile: draft,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      external: ['esbuild'],
      // Throws outside Next; its own empty module stands in for it, as Next does on the server.
      alias: { 'server-only': join(home, 'node_modules/server-only/empty.js') },
      // Packages written as CommonJS call `require`, which an ES module does not have.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
      },
      logLevel: 'silent',
    })
    renameSync(draft, target)
  } finally {
    rmSync(draft, { force: true })
    await stop()
  }
}
