import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'esbuild'

/** A server of a page with nothing but Monaco. */
export interface MonacoAlone {
  readonly url: string
  readonly stop: () => void
}

const PAGE =
  '<!doctype html><link rel=icon href=data:,><link rel=stylesheet href=page.css><body style="margin:0;height:100vh"><script type=module src=page.js></script>'
const SCRIPT = `
  import { editor } from 'monaco-editor/editor'
  import 'monaco-editor/features/register.all'
  import 'monaco-editor/languages/features/json/register'
  self.MonacoEnvironment = {
    getWorker: (_, label) => new Worker(label === 'json' ? 'json.js' : 'editor.js', { type: 'module' }),
  }
  fetch('text').then((answer) => answer.text()).then((value) => editor.create(document.body, { value, language: 'json' }))
`
const TYPES: Readonly<Record<string, string>> = {
  '': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
}

/** Bundles Monaco with its workers, and serves it with a text. */
export async function serveMonaco(text: string): Promise<MonacoAlone> {
  const folder = mkdtempSync(join(tmpdir(), 'monaco-alone-'))
  writeFileSync(join(folder, 'page'), PAGE)
  writeFileSync(join(folder, 'text'), text)
  await build({
    stdin: { contents: SCRIPT, resolveDir: import.meta.dirname, sourcefile: 'page.js' },
    outfile: join(folder, 'page.js'),
    ...BUNDLED,
  })
  await build({
    entryPoints: {
      json: 'monaco-editor/language/json/json.worker.js',
      editor: 'monaco-editor/editor/editor.worker.js',
    },
    outdir: folder,
    ...BUNDLED,
  })
  const server = createServer(({ url = '' }, response) => {
    const name = url === '/' ? 'page' : url.slice(1)
    response.writeHead(200, { 'content-type': `${TYPES[extname(name)] ?? 'text/plain'}; charset=utf-8` })
    response.end(readFileSync(join(folder, name)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : null
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const BUNDLED = {
  bundle: true,
  minify: true,
  format: 'esm',
  logLevel: 'error',
  loader: { '.ttf': 'dataurl' },
} as const
