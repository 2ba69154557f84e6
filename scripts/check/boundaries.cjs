/**
 * Who may import whom, one way only; `boundaries.mjs` runs it and proves each rule on `fixtures/imports.mjs`.
 * Globs name folders, not files, so they also cover files that do not exist yet.
 */
const ours = '^(app|components|docs|drizzle|e2e|lib|scripts|[^/]+\\.(ts|tsx|mjs|cjs)$)';
const test = '\\.test\\.tsx?$|/fixtures/';
const testSupport = '^e2e/support/';
const clientHalf = '^lib/domain/[^/]+/[^/]+\\.tsx?$';
const platformClientHalf = '^lib/platform/(client|errors)(/|\\.tsx?$)';
/** Next's own entry points, and what they start: the only place that knows every part. */
const entryPoints = '^(instrumentation|proxy|app/start-up)\\.ts$';
/** The vocabulary of rights, and the length of a password: plain values. */
const isomorphicAuth = '^lib/platform/auth/(permissions|password-length)\\.ts$';
/** What a contract is written with: descriptions and schemas that do nothing. */
const contractParts = '^lib/platform/http/(endpoint|schemas)\\.ts$';
/** What a worker can fail with: a list of words. */
const errorClass = '^lib/worker/error-class\\.ts$';
/** How a job is read: pure, for workers and server. */
const jobParts = '^lib/worker/(error-class\\.ts$|inputs/)';
const engine = '^lib/config-schema/';
/** Where pictures lie, and the provider's API: what server and workers both talk to. */
const outside = '^lib/worker/(ports|(images|replicate)/index)\\.ts$';
/** The prompt library and how a prompt is built from it: pure, for workers, server and browser alike. */
const promptLibrary = '^lib/worker/prompts/';
const sharedComponents = 'activation|diff|editor|form|history|promotion|result|shell|table';

/** `from` may import, of our own files, only what `to` lists; its tests may use the test support beside that. */
function only(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to: { path: ours, pathNot: [...to, testSupport] } };
}

function never(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

module.exports = {
  forbidden: [
    never(
      'nothing-imports-app',
      'Pages and routes are the top.',
      { pathNot: ['^app/', entryPoints, test] },
      { path: '^app/' },
    ),
    only(
      'app-is-thin',
      'A page or route calls components and operations; it holds no SQL and talks to no provider.',
      { path: '^app/', pathNot: [entryPoints, test] },
      ['^app/', '^components/', '^lib/(domain|config-schema|platform|delivery)/'],
    ),
    only(
      'entry-points-wire',
      'What starts the product wires its parts, the registry of built-in models too; it holds no SQL.',
      { path: entryPoints },
      [
        '^app/',
        '^lib/(domain|config-schema|platform|delivery|worker-process)/',
        '^lib/providers/registry\\.ts$',
      ],
    ),
    only(
      'components-are-client',
      'Components know contracts, queries and paths, the engine, and the client half of the platform.',
      { path: '^components/' },
      ['^components/', clientHalf, engine, promptLibrary, platformClientHalf, isomorphicAuth],
    ),
    never(
      'component-slices-apart',
      `A screen's parts may use ${sharedComponents}; they do not import another screen's.`,
      { path: '^components/([^/]+)/' },
      { path: '^components/[^/]+/', pathNot: `^components/($1|${sharedComponents})/` },
    ),
    never(
      'shared-components-below',
      'The shared components know no screen.',
      { path: `^components/(${sharedComponents})/` },
      { path: '^components/[^/]+/', pathNot: `^components/(${sharedComponents})/` },
    ),
    only(
      'domain-below',
      'Operations know the engine, the platform, the providers, pictures and the tables.',
      { path: '^lib/domain/', pathNot: test },
      ['^lib/(domain|config-schema|platform|providers)/', '^drizzle/', promptLibrary, outside, jobParts],
    ),
    only(
      'client-half-stays-client',
      'What a browser loads of a slice must not pull in the server.',
      { path: [clientHalf, platformClientHalf, contractParts, isomorphicAuth], pathNot: test },
      [clientHalf, engine, platformClientHalf, contractParts, isomorphicAuth, errorClass],
    ),
    never(
      'requests-know-types-only',
      'A request takes the types of the contracts; their zod schemas stay out of the browser.',
      { path: ['^lib/domain/[^/]+/queries\\.ts$', '^lib/domain/api/request\\.ts$'] },
      {
        path: [
          '^lib/domain/[^/]+/contract\\.ts$',
          '^lib/domain/models/import-contract\\.ts$',
          '^lib/domain/api/endpoints\\.ts$',
          'node_modules/zod/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'domain-slices-apart',
      "A slice reaches another's operations through its server/index.ts.",
      { path: '^lib/domain/([^/]+)/' },
      { path: '^lib/domain/[^/]+/.+/', pathNot: ['^lib/domain/$1/', '^lib/domain/[^/]+/server/index\\.ts$'] },
    ),
    never(
      'operations-through-index',
      "Callers outside the domain reach a slice's operations through its server/index.ts.",
      { pathNot: '^lib/domain/' },
      { path: '^lib/domain/[^/]+/.+/', pathNot: '^lib/domain/[^/]+/server/index\\.ts$' },
    ),
    only('engine-alone', 'The engine is pure: nothing of ours.', { path: engine }, [engine]),
    only(
      'prompt-library-is-pure',
      'How a prompt is built is shown in the browser as workers do it: from the engine alone.',
      { path: promptLibrary, pathNot: test },
      [promptLibrary, engine],
    ),
    only(
      'platform-knows-no-domain',
      'The platform may see the tables; it knows no domain.',
      { path: '^lib/platform/' },
      ['^lib/(platform|config-schema)/', '^drizzle/'],
    ),
    only(
      'tables-below',
      'Tables know the types of the values that they hold.',
      { path: '^drizzle/', pathNot: test },
      ['^drizzle/', engine, isomorphicAuth],
    ),
    only(
      'delivery-reads',
      'Delivery reads through operations and the platform.',
      { path: '^lib/delivery/', pathNot: test },
      [
        '^lib/(delivery|config-schema|platform)/',
        clientHalf,
        promptLibrary,
        '^lib/domain/[^/]+/server/index\\.ts$',
      ],
    ),
    only(
      'worker-process-wires',
      'A process that works on jobs: what the worker needs, out of operations and the platform.',
      { path: '^lib/worker-process/', pathNot: test },
      ['^lib/(worker-process|worker|platform|delivery)/', clientHalf, '^lib/domain/[^/]+/server/index\\.ts$'],
    ),
    never(
      'workers-stay-outside',
      'The SDK, the worker and the providers run without our server and database.',
      { path: '^lib/(sdk|worker|providers)/' },
      {
        path: [
          '^lib/domain/[^/]+/server/',
          '^lib/platform/db',
          '^drizzle/',
          'node_modules/(postgres|drizzle-orm)/',
        ],
      },
    ),
    only(
      'sdk-imports-contract-types',
      'The SDK imports nothing of ours but the contracts.',
      { path: '^lib/sdk/', pathNot: test },
      ['^lib/sdk/', '^lib/domain/[^/]+/contract\\.ts$'],
    ),
    never(
      'sdk-types-only',
      'Of the contracts, the SDK imports the types.',
      { path: '^lib/sdk/', pathNot: test },
      { path: '^lib/domain/', dependencyTypesNot: ['type-only'] },
    ),
    only(
      'providers-are-pure',
      'A provider folder knows the engine and the errors, no more.',
      { path: '^lib/providers/', pathNot: test },
      ['^lib/providers/', engine, platformClientHalf],
    ),
    never(
      'browser-code-has-no-node',
      'The engine, the client halves and components run in the browser.',
      {
        path: [
          engine,
          promptLibrary,
          '^components/',
          clientHalf,
          platformClientHalf,
          contractParts,
          isomorphicAuth,
        ],
        pathNot: test,
      },
      { dependencyTypes: ['core'] },
    ),
    never(
      'browser-leaves-the-import-out',
      'What reads foreign schemas is heavy and runs on the server; the browser knows its types at most.',
      {
        path: [`${engine}[^/]+$`, '^components/', clientHalf, platformClientHalf, contractParts],
        pathNot: test,
      },
      { path: `${engine}import/`, dependencyTypesNot: ['type-only'] },
    ),
    never(
      'test-support-stays-in-tests',
      'The product does not import test support or scripts.',
      {
        path: '^(app|components|drizzle|lib)/|^[^/]+\\.(ts|tsx)$',
        pathNot: [test, '^vitest\\.config\\.ts$'],
      },
      { path: '^(e2e|scripts)/' },
    ),
    never(
      'examples-stand-alone',
      'An example is copied out of here: it knows its own files and its own packages.',
      { path: '^(docs/examples/[^/]+)/' },
      { path: [ours, '^node_modules/'], pathNot: '^$1/' },
    ),
    never(
      'nothing-imports-examples',
      'An example is no part of the product; a test starts it as a process.',
      { pathNot: '^docs/' },
      { path: '^docs/' },
    ),
    never(
      'chance-covers-nothing',
      'What must be covered in full is covered by examples: a test with random values is a *.property.test.ts.',
      { path: '^lib/(config-schema|providers)/', pathNot: ['\\.property\\.test\\.ts$', '/testing/'] },
      { path: ['(^|node_modules/)fast-check(/|$)', '/testing/arbitrary-'] },
    ),
    never('no-circles', 'Imports go one way.', {}, { circular: true }),
    never('resolves', 'An import that leads nowhere hides a boundary.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.data)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
