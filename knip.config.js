/** Entries with `!` are what runs for a user. `knip --production` starts from these alone and so finds what only tests use. */
const entry = [
  'bench/main.ts',
  // Loaded into a server.
  'bench/loop-watch.mjs',
  // Imported by scripts that tests bundle.
  'lib/testing/{traced-fs,write-scenario}.ts',
  'lib/cli/main.ts!',
  // Playwright's configuration asks it which browser there is.
  'lib/cli/setup/browser.mjs!',
  // How elements are made, named in tsconfig.json.
  'components/ui/jsx-{,dev-}runtime.tsx!',
  'lib/index/worker.ts!',
  'lib/range/worker.ts!',
  'lib/server/door/door.ts!',
  'lib/cli/setup/end-with-parent.cjs!',
]

const project = [
  '**/*.{ts,tsx,mjs,js,cjs,css}!',
  '!{bench,docs,e2e,lib/testing}/**!',
  '!**/*.test.ts!',
  '!*.{ts,js,cjs}!',
]

/** An export that its own file uses may be there for a test too, so `--production` does not report it. */
export default ({ production }) => ({
  // The set-up is named in package.json, of which `--production` reads the start script only.
  entry: production ? [...entry, 'lib/cli/setup/main.mjs!'] : entry,
  project,
  // It would take the folder of our own `jsx-runtime`, named in tsconfig.json, for a package.
  typescript: false,
  ignoreBinaries: ['jq', 'mkfifo', 'mount', 'script', 'strace', 'unshare'],
  ignoreExportsUsedInFile: production || { interface: true, type: true },
})
