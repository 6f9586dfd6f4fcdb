/**
 * The table of rooms of lib/README.md. Each room names the rooms it may import; everything else of ours is refused.
 */
const exact = ['lib/json']
const read = [...exact, 'lib/figures', 'lib/exchange', 'lib/message', 'lib/wire', 'lib/formats', 'lib/check']
const listed = [...read, 'lib/diff', 'lib/entry', 'lib/query', 'lib/list', 'lib/test']
const pure = [...listed, 'lib/page', 'lib/edit', 'lib/review', 'lib/api']
const io = ['lib/disk', 'lib/write', 'lib/git', 'lib/state', 'lib/range', 'lib/index']
const layers = {
  'lib/json': [],
  'lib/figures': [],
  'lib/diff': [],
  'lib/exchange': exact,
  'lib/message': [...exact, 'lib/figures', 'lib/exchange'],
  'lib/wire': [...exact, 'lib/exchange', 'lib/message'],
  'lib/formats': [...exact, 'lib/exchange'],
  'lib/check': read,
  'lib/entry': read,
  'lib/query': [...read, 'lib/entry'],
  'lib/list': listed,
  'lib/test': [...read, 'lib/diff', 'lib/entry'],
  'lib/page': listed,
  'lib/edit': [...listed, 'lib/page'],
  'lib/review': [...listed, 'lib/page'],
  'lib/api': pure,
  'lib/disk': [],
  'lib/write': ['lib/figures', 'lib/disk'],
  'lib/git': ['lib/review', 'lib/disk'],
  // Of the review and the editor: what is kept of them, and follows a recording that was renamed.
  'lib/state': ['lib/review', 'lib/edit', 'lib/disk', 'lib/write'],
  'lib/range': [...listed, 'lib/edit', 'lib/review', 'lib/disk', 'lib/git'],
  'lib/index': [...listed, 'lib/disk'],
  'lib/server': [...pure, ...io],
  'lib/cli': [...pure, ...io],
  'components/ui': ['lib/diff'],
  // What several pages show of a recording in the same way.
  'components/sign': [...pure, 'components/ui'],
  'components/list': [...pure, 'components/ui', 'components/sign', 'components/client'],
  'components/recording': [
    ...pure,
    'components/ui',
    'components/sign',
    'components/client',
    'components/actions',
  ],
  // The message editor draws the chunks of an answer as on a recording's page, and a fix of the file has one dialog.
  'components/editor': [
    ...pure,
    'components/ui',
    'components/sign',
    'components/client',
    'components/actions',
    'components/recording',
    'components/mend',
  ],
  // Both sides' timelines are drawn as on a recording's page, and Monaco is loaded in one place only.
  'components/mend': [...pure, 'components/ui', 'components/sign', 'components/client', 'components/actions'],
  'components/review': [
    ...pure,
    'components/ui',
    'components/sign',
    'components/client',
    'components/recording',
    'components/editor',
    'components/mend',
    'components/live-refresh',
  ],
  // A call of a test is drawn as on the page of its recording.
  'components/test': [
    ...pure,
    'components/ui',
    'components/sign',
    'components/recording',
    'components/review',
  ],
  app: ['app', 'components', 'lib/server', ...pure],
}

const ours = '^(app|components|lib|e2e|bench)/'
const tests = '\\.test\\.tsx?$'

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `layer ${layer}`,
      severity: 'error',
      from: { path: `^${layer}/`, pathNot: tests },
      to: { path: ours, pathNot: [layer, ...allowed].map((room) => `^${room}[/.]`) },
    })),
    {
      name: 'pure folders import no I/O',
      severity: 'error',
      from: { path: `^(${pure.join('|')})/`, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no git in the thread of the pages',
      comment: 'lib/server asks a thread (lib/server/threads/compare-thread.ts)',
      severity: 'error',
      from: { path: '^(app|lib/server)/', pathNot: tests },
      to: {
        path: '^lib/(git|range)/',
        pathNot: '^lib/git/(failure|object-id)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only tests and bench import lib/testing',
      severity: 'error',
      from: { path: '^(app|components|lib|docs)/', pathNot: [tests, '^lib/testing/'] },
      to: { path: '^lib/testing/' },
    },
    {
      name: 'only lib/server is server-only',
      severity: 'error',
      from: { pathNot: '^lib/server/' },
      to: { path: 'node_modules/server-only' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
