import { join } from 'node:path'
import { build } from 'esbuild'

/*
 * Bundles the bench as the server's and the command line's code is bundled, and runs it: loaders that translate
 * TypeScript while it runs wrap every function, and would be measured too.
 */
const outfile = join(import.meta.dirname, '../dist/bench.mjs')
await build({
  entryPoints: [join(import.meta.dirname, 'main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  conditions: ['react-server'],
  external: ['@playwright/test', 'esbuild'],
  logLevel: 'error',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
})
await import(outfile)
