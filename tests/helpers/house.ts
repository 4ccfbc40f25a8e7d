import { cruise, type ICruiseResult, type IRegularForbiddenRuleType } from 'dependency-cruiser'

const CORE = '^src/core/'
const LANGUAGE = '^src/language/'
const CRAFT = '^src/(facts|report|drafting|checkers|documents)/'
const STORY = '^src/conversation/'
const ROOF = '^src/(server|worker|cli|compose|config)\\.ts$|^src/(cli|compose|config)/'
const ADAPTERS = '^src/(http|queue|store|llm|prompts|knowledge|channels/[^/]+)/'
/** Two ways into one platform: they do not see each other, and share what stands in `channels/wecom/`. */
const WECOM_DOORS = '^src/(channels/wecom-(?:app|bot))/'
const WECOM_SHARED = '^src/channels/wecom/'

type Ends = Pick<IRegularForbiddenRuleType, 'from' | 'to'>
const keepOut = (name: string, from: Ends['from'], to: Ends['to']): IRegularForbiddenRuleType => ({
  name,
  severity: 'error',
  from,
  to,
})
const oneDoor = (vendor: string, home: string) =>
  keepOut(`${vendor}-by-one-door`, { path: '^src/', pathNot: [home, ROOF] }, { path: `node_modules/${vendor}(/|$)` })

/** Who may import whom. ARCHITECTURE.md draws the same picture. */
const house = [
  keepOut('no-circles', {}, { circular: true }),
  keepOut('no-orphans', { orphan: true, path: '^src/', pathNot: [ROOF, CORE, '/page/'] }, {}),
  keepOut('core-stands-on-nothing', { path: CORE }, { pathNot: CORE }),
  keepOut('language-sees-core', { path: LANGUAGE }, { path: '^src/', pathNot: [CORE, LANGUAGE] }),
  keepOut('craft-sees-itself-and-below', { path: CRAFT }, { path: '^src/', pathNot: [CORE, LANGUAGE, '^src/$1/'] }),
  keepOut('story-sees-craft-and-below', { path: STORY }, { path: '^src/', pathNot: [CORE, LANGUAGE, CRAFT, STORY] }),
  keepOut(
    'adapter-sees-itself-and-core',
    { path: ADAPTERS, pathNot: WECOM_DOORS },
    { path: '^src/', pathNot: [CORE, LANGUAGE, '^src/$1/'] },
  ),
  keepOut(
    'wecom-door-sees-itself-and-what-is-shared',
    { path: WECOM_DOORS },
    { path: '^src/', pathNot: [CORE, LANGUAGE, WECOM_SHARED, '^src/$1/'] },
  ),
  keepOut('roof-is-seen-by-none', { path: '^src/', pathNot: ROOF }, { path: ROOF }),
  keepOut('story-and-craft-do-no-io', { path: [STORY, LANGUAGE, CRAFT] }, { dependencyTypes: ['core'] }),
  oneDoor('fastify', '^src/http/'),
  oneDoor('bullmq', '^src/queue/'),
  oneDoor('ioredis', '^src/store/'),
  oneDoor('openai', '^src/llm/'),
  oneDoor('opossum', '^src/llm/'),
  oneDoor('@wecom/crypto', '^src/channels/wecom(-app|-bot)?/'),
  oneDoor('ws', '^src/channels/wecom-bot/socket/'),
  oneDoor('liquidjs', '^src/prompts/'),
  oneDoor('yaml', '^src/(knowledge|prompts)/'),
  oneDoor('mammoth', '^src/documents/'),
  oneDoor('unpdf', '^src/documents/'),
  oneDoor('@node-rs/jieba', LANGUAGE),
  oneDoor('big.js', LANGUAGE),
]

/** The offences in a tree, as `rule: from -> to`, and how many files were read (an empty run must not pass). */
export async function inspectHouse(folder: string): Promise<{ offences: readonly string[]; cruised: number }> {
  const { output } = await cruise(['src'], {
    baseDir: folder,
    ruleSet: { forbidden: house },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  })
  const { summary } = output as ICruiseResult
  return {
    offences: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    cruised: summary.totalCruised,
  }
}
