/**
 * The layer table of lib/README.md. Each layer names the layers it may import;
 * everything else of ours is refused.
 */
const layers = {
  'lib/json': [],
  'lib/recording': ['lib/json'],
  'lib/assemble': ['lib/json', 'lib/recording'],
  'lib/catalog': ['lib/json', 'lib/recording', 'lib/assemble'],
  'lib/review': ['lib/json', 'lib/recording', 'lib/assemble'],
  'lib/disk': [],
  'lib/index': ['lib/json', 'lib/recording', 'lib/assemble', 'lib/catalog', 'lib/disk'],
  'lib/git': [],
  'lib/changes': ['lib/json', 'lib/recording', 'lib/assemble', 'lib/review', 'lib/disk', 'lib/git'],
  'lib/server': [
    'lib/json',
    'lib/recording',
    'lib/assemble',
    'lib/catalog',
    'lib/review',
    'lib/disk',
    'lib/git',
    'lib/index',
    'lib/changes',
  ],
  'lib/cli': [
    'lib/json',
    'lib/recording',
    'lib/assemble',
    'lib/catalog',
    'lib/review',
    'lib/disk',
    'lib/git',
    'lib/index',
    'lib/changes',
  ],
  'components/ui': [],
  'components/catalog': ['lib/json', 'lib/recording', 'lib/assemble', 'lib/catalog', 'components/ui'],
  'components/recording': ['lib/json', 'lib/recording', 'lib/assemble', 'lib/catalog', 'components/ui'],
  'components/editor': ['lib/json', 'lib/recording', 'lib/assemble', 'lib/catalog', 'components/ui'],
  'components/review': [
    'lib/json',
    'lib/recording',
    'lib/assemble',
    'lib/catalog',
    'lib/review',
    'components/ui',
  ],
  app: [
    'app',
    'components',
    'lib/server',
    'lib/json',
    'lib/recording',
    'lib/assemble',
    'lib/catalog',
    'lib/review',
  ],
}

const pure = ['lib/json', 'lib/recording', 'lib/assemble', 'lib/catalog', 'lib/review']
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
      to: { path: ours, pathNot: [layer, ...allowed].map((folder) => `^${folder}/`) },
    })),
    {
      name: 'pure folders import no I/O',
      severity: 'error',
      from: { path: `^(${pure.join('|')})/`, pathNot: tests },
      to: { dependencyTypes: ['core'] },
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
