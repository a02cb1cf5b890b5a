/** The pages in a real browser: Debian's chromium. */
import { spawnSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { folder, serverForFile, spawnCommand } from '../cli/backlot.ts'
import { openPhone } from './browser.ts'

// A browser takes long to start.
vi.setConfig({ testTimeout: 60_000 })

const server = serverForFile()
const isMissing = spawnSync('chromium', ['--version']).error !== undefined
const skipped = isMissing ? ' (skipped: there is no chromium)' : ''

/** The page as the browser has it once its scripts have run, and what it wrote to its console. */
async function look(path: string, profile: string): Promise<{ html: string; console: string[] }> {
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--enable-logging=stderr',
    '--virtual-time-budget=20000',
  ]
  const url = server().url + path
  const running = spawnCommand('chromium', [...flags, `--user-data-dir=${profile}`, '--dump-dom', url])
  const { stdout, stderr } = await running.ended
  return { html: stdout, console: stderr.split('\n').filter(line => line.includes('CONSOLE')) }
}

/** The text that the editors show, without what the page's scripts hold; blanks are drawn as such that do not break. */
function shown(html: string): string {
  const visible = html.replaceAll(/<(script|style)\b.*?<\/\1>/gs, '')
  return visible.replaceAll(/<[^>]*>/g, '').replaceAll(/&nbsp;|\u00a0/g, ' ')
}

test.skipIf(isMissing)(
  `[ours] GraphiQL shows each endpoint's own samples, on the second view too${skipped}`,
  async () => {
    const profile = folder()
    for (const [path, sample, credential] of [
      ['/guuru/graphql', 'query State', 'Bearer guuru-partner"'],
      ['/marketplacer/graphql', 'query FetchSellersForChat', '"mp-operator"'],
      ['/w/ci-7/guuru/graphql', 'query State', 'Bearer guuru-partner@ci-7"'],
      ['/guuru/graphql', 'query State', 'Bearer guuru-partner"'],
    ] as const) {
      const { html, console } = await look(path, profile)
      expect([path, shown(html)]).toEqual([path, expect.stringContaining(sample)])
      expect([path, shown(html)]).toEqual([path, expect.stringContaining(credential)])
      expect(console).toEqual([])
    }
  },
)

test.skipIf(isMissing)(
  `[ours] GraphiQL of THG begins with the log-in, and Logout has a tab with a token of its own${skipped}`,
  async () => {
    const profile = folder()
    for (const view of ['first', 'second']) {
      const { html } = await look('/thg/graphql', profile)
      const text = shown(html)
      expect([view, /(?:query|mutation) \w+/.exec(text)?.[0]]).toEqual([view, 'mutation Login'])
      expect([view, text]).toEqual([view, expect.stringContaining('Opaque thg-jane')])
      expect([view, html.match(/class="[^"]*graphiql-tab-button/g)?.length]).toEqual([view, 2])
    }
  },
)

/** Waits for an element, and says how wide the page is. */
const measure = (selector: string): string => `new Promise(done => {
  const look = () => document.querySelector('${selector}')
    ? done([innerWidth, document.documentElement.scrollWidth, document.querySelector('meta[name=viewport]').content])
    : requestAnimationFrame(look)
  look()
})`

test.skipIf(isMissing)(`[ours] every page fits a phone${skipped}`, async () => {
  const page = await openPhone()
  for (const [path, selector] of [
    ['/', '.frame'],
    ['/w/a-world-with-quite-a-long-name-of-its-own/', '.frame'],
    ['/_sim/docs', '.opblock'],
    ['/guuru/graphql', '.graphiql-tab'],
    ['/marketplacer/graphql', '.graphiql-tab'],
    ['/thg/graphql', '.graphiql-tab'],
  ] as const) {
    await page.open(server().url + path)
    expect([path, await page.evaluate(measure(selector))]).toEqual([
      path,
      [360, 360, 'width=device-width, initial-scale=1'],
    ])
  }
})

test.skipIf(isMissing)(`[ours] the documentation lists every call${skipped}`, async () => {
  const { html, console } = await look('/_sim/docs', folder())
  expect(html).toContain('backlot control plane')
  expect(html.match(/class="opblock /g)?.length).toBeGreaterThan(50)
  expect(console).toEqual([])
})

/** Tries a call of the documentation out, as a reader does who changes nothing; answers the status that the page shows. */
const tryOut = (id: string): string => `(async () => {
  const found = async selector => {
    for (;;) {
      const element = document.querySelector('[id$="-${id}"] ' + selector)
      if (element) return element
      await new Promise(requestAnimationFrame)
    }
  }
  for (const selector of ['.opblock-summary-control', '.try-out__btn', '.execute']) (await found(selector)).click()
  return (await found('.live-responses-table tbody .response-col_status')).textContent
})()`

test.skipIf(isMissing)(`[ours] "Try it out" sends the examples${skipped}`, async () => {
  const page = await openPhone()
  await page.open(`${server().url}/_sim/docs`)
  for (const [id, status] of [
    ['postThgDiscussionsByIdRespond', '201'],
    ['postGuuruChats', '201'],
    ['postGuuruChatsByIdRate', '200'],
  ] as const)
    expect([id, await page.evaluate(tryOut(id))]).toEqual([id, expect.stringMatching(`^${status}`)])
})
