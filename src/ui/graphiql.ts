/** The script of GraphiQL's page: runs after GraphiQL itself, and gives each endpoint and world tabs of its own. */

/** What the server writes into the page. */
export interface PageConfig {
  readonly endpoint: string
  readonly defaultTabs: readonly Opened[]
  readonly headers?: string
  /** Where the scripts of the editor are. */
  readonly assets: string
}

/** What a tab begins with. */
interface Opened {
  readonly query: string
  readonly variables?: string
  readonly headers?: string
}

/** What makes a tab the one that GraphiQL kept. */
const PARTS = ['query', 'variables', 'headers'] as const

/** The tabs as GraphiQL keeps them. */
interface TabState {
  readonly tabs?: readonly Readonly<Partial<Record<(typeof PARTS)[number], string | null>>>[]
  readonly activeTabIndex?: number
}

declare global {
  interface Window {
    MonacoEnvironment: object
    readonly YogaGraphiQL: { renderYogaGraphiQL(root: Element, options: object): void }
  }
}

const WORKERS: Readonly<Record<string, string>> = {
  editorWorkerService: 'graphiql-editor-worker.js',
  json: 'graphiql-json-worker.js',
  graphql: 'graphiql-graphql-worker.js',
}

/** A view of a storage in which every key begins with `prefix`. */
function scoped(storage: Storage, prefix: string): Storage {
  const keys = (): string[] => Object.keys(storage).filter(key => key.startsWith(prefix))
  return {
    get length() {
      return keys().length
    },
    key: index => keys()[index]?.slice(prefix.length) ?? null,
    getItem: key => storage.getItem(prefix + key),
    setItem: (key, value) => storage.setItem(prefix + key, value),
    removeItem: key => storage.removeItem(prefix + key),
    clear: () => keys().forEach(key => storage.removeItem(key)),
  }
}

const config = JSON.parse(document.querySelector('#config')?.textContent ?? '{}') as PageConfig // the server wrote it
const tabs = scoped(window.localStorage, `backlot:${config.endpoint}:`)
// GraphiQL keeps its tabs under the same keys for all endpoints of an origin.
Object.defineProperty(window, 'localStorage', { value: tabs })
const { tabs: kept = [], activeTabIndex = 0 } = JSON.parse(tabs.getItem('graphiql:tabState') ?? '{}') as TabState
/** What the address asks to open in a tab of its own: `#query=...&variables=...`. */
const asked = new URLSearchParams(window.location.hash.slice(1))
const opened: Partial<Opened> | undefined = asked.has('query')
  ? { headers: config.headers ?? '', ...Object.fromEntries(asked) }
  : undefined
// Where it is in a tab already, that tab is shown again.
history.replaceState(null, '', window.location.pathname)
// GraphiQL opens another tab unless what it kept are the parts of one of its tabs.
for (const part of PARTS) {
  const text = (opened ?? kept[activeTabIndex])?.[part]
  if (text) tabs.setItem(`graphiql:${part}`, text)
  else tabs.removeItem(`graphiql:${part}`)
}
document.querySelector('#samples')?.addEventListener('click', () => {
  tabs.clear()
  window.location.reload()
})
window.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module: string, label: string) => `${config.assets}/${WORKERS[label]}`,
}
const root = document.querySelector('#root')
const defaultTabs = opened ? [opened, ...config.defaultTabs] : config.defaultTabs
if (root) window.YogaGraphiQL.renderYogaGraphiQL(root, { ...config, defaultTabs, shouldPersistHeaders: true })
