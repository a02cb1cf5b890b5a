/** The dashboard in Debian's chromium, for the tests that look at it: Playwright drives it by roles and names. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'

/** Where Debian's package puts the browser. */
const CHROMIUM = '/usr/bin/chromium'
/** Whether there is no browser: the tests are skipped. */
export const isMissing = !existsSync(CHROMIUM)
/** Why they are skipped, for their names. */
export const skipped = isMissing ? ' (skipped: there is no chromium; apt-get install chromium)' : ''

/** A page of the dashboard, and what went wrong in it. */
export interface Opened {
  readonly page: Page
  /** What the page wrote to its console as an error, threw, and asked of other origins. */
  readonly faults: string[]
}

/** A browser for a file's tests; each page has a context of its own. */
export function browserForFile() {
  let browser: Browser
  beforeAll(async () => {
    if (!isMissing) browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  afterAll(async () => browser?.close())
  /** Opens a URL in a context of its own. */
  return async function open(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const faults: string[] = []
    const { origin } = new URL(url)
    page.on('pageerror', error => faults.push(error.message))
    page.on('console', message => message.type() === 'error' && faults.push(message.text()))
    page.on('request', request => {
      const { protocol, origin: asked } = new URL(request.url())
      if (asked !== origin && protocol !== 'blob:') faults.push(`a foreign request: ${request.url()}`)
    })
    await page.goto(url)
    return { page, faults }
  }
}
