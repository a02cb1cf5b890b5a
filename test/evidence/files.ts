import { readdirSync, readFileSync } from 'node:fs'

const HERE = new URL('../', import.meta.url)

/** The text of each file of tests, by its path below `test/`; those of `npm run test:system` are not read. */
export const TEST_TEXTS: ReadonlyMap<string, string> = new Map(
  readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !/^system\/|node_modules/.test(path))
    .toSorted()
    .map(path => [path, readFileSync(new URL(path, HERE), 'utf8')]),
)

/** Tests that send thousands of requests: they pin the whole, and no field of it. */
const MIXED = ['e2e/webhooks.test.ts', 'faults/soak.test.ts']

/** The files that say something of the vendors: their tests' names begin with what they rest on. */
export const TESTED_FILES: readonly string[] = [...TEST_TEXTS.keys()].filter(
  path => path.endsWith('.test.ts') && isAboutVendors(path),
)

/** Whether a file has a test of each code by which the vendors refuse: those that no vendor's page is about too. */
export function isOfCodes(path: string): boolean {
  return path === 'errors/vendors.test.ts'
}

function isAboutVendors(path: string): boolean {
  const text = TEST_TEXTS.get(path) ?? ''
  return (
    (isOfCodes(path) || /testChoices\(|['"`]\[(documented|schema|assumed)\] /.test(text)) &&
    !path.startsWith('evidence/') &&
    !MIXED.includes(path)
  )
}
