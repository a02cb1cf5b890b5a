import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { parityCommand } from '../../src/cli/truth/parity.ts'
import { createSimulator } from '../../src/kit/create-simulator.ts'
import type { CreateOptions } from '../../src/api/data.gen.ts'
import { deadUrl, folder } from '../cli/backlot.ts'

const FIVE = {
  'guuru.first-above-100': 'largest',
  'guuru.lists-begin-with': 'newest',
  'guuru.end-date': 'inclusive',
  'guuru.reopened-closed-at': 'kept',
  'guuru.owner-checked': 'before-state',
}

/** An API that stands for the vendor's own: a simulator over HTTP. */
async function vendorApi(options: CreateOptions = {}) {
  const sim = createSimulator(options)
  const { url } = await sim.listen({ port: 0 })
  onTestFinished(() => sim.close())
  const host = new URL(url).host
  const guuru = ['--vendor', 'guuru', '--url', `${url}/guuru/graphql`, '--token', 'guuru-partner']
  return { sim, url, host, guuru, sent: () => sim.world().journal.list() }
}

/** Runs the command in this process, without its pauses; answers what it printed and how it ends. */
async function parity(...words: string[]) {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  let pauses = 0
  const command = parityCommand('parity', 'asks', async () => void pauses++).exitOverride()
  command.configureOutput({ writeErr: () => {} })
  const failure = await command.parseAsync(words, { from: 'user' }).then(
    () => undefined,
    (error: Error) => error.message,
  )
  const printed = log.mock.calls.map(([line]) => String(line)).join('\n')
  const code = process.exitCode ?? 0
  log.mockRestore()
  process.exitCode = undefined
  return { printed, code, failure, pauses }
}

/** The rows that are printed as JSON. */
function rowsOf(printed: string) {
  return (JSON.parse(printed) as { probes: Record<'id' | 'result' | 'assumption' | 'value', string>[] }).probes
}

test('[ours] of an API with five other choices exactly five differ, and the file that is written makes them agree', async () => {
  const { guuru, host, sent } = await vendorApi({ assume: FIVE })
  const file = join(folder(), 'learned.json')
  const args = [...guuru, '--write', '--yes', host, '--json']
  const { printed, code, failure, pauses } = await parity(...args, '--write-assumptions', file)
  const differing = rowsOf(printed).filter(({ result }) => result === 'differs')
  expect(Object.fromEntries(differing.map(({ assumption, value }) => [assumption, value]))).toEqual(FIVE)
  expect({ code, failure }).toEqual({ code: 3, failure: undefined })
  expect(pauses).toBe(sent().length - 1)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    assume: expect.objectContaining({ ...FIVE, 'guuru.messages-without-first': 'all' }),
  })
  const again = await parity(...args, '--assume', file)
  expect({ code: again.code, failure: again.failure }).toEqual({ code: 0, failure: undefined })
  expect(new Set(rowsOf(again.printed).map(({ result }) => result))).toEqual(new Set(['same']))
})

test('[ours] each vendor is asked over HTTP as it lets in', async () => {
  const { url, host } = await vendorApi()
  for (const [vendor, path, token] of [
    ['thg', '/thg/myprotein/en/graphql', 'thg-jane'],
    ['thg', '/thg/graphql', 'Opaque_myprotein_en=thg-jane'],
    ['marketplacer', '/marketplacer/graphql', 'mp-operator'],
  ] as const) {
    vi.stubEnv('BACKLOT_PARITY_TOKEN', token)
    onTestFinished(() => void vi.unstubAllEnvs())
    const { printed, code } = await parity('--vendor', vendor, '--url', url + path, '--write', '--yes', host, '--json')
    const same = rowsOf(printed).filter(({ result }) => result === 'same').length
    expect([code, same > 8]).toEqual([0, true])
  }
})

test('[ours] without --write it only reads, and prints a line for each probe', async () => {
  const { guuru, sent } = await vendorApi({ assume: { 'guuru.end-date': 'inclusive' } })
  const { printed, code } = await parity(...guuru)
  expect(code).toBe(3)
  expect(printed.split('\n')).toEqual([
    'same            guuru.first-above-100  refusal',
    'same            guuru.lists-begin-with  oldest',
    'same            guuru.messages-without-first  all',
    'differs         guuru.end-date  inclusive',
    'could-not-look  guuru.rated-chat-opens  needs --write',
    'could-not-look  guuru.reopened-closed-at  needs --write',
    'could-not-look  guuru.accept-checks-first  needs --write',
    'could-not-look  guuru.owner-checked  needs --write',
  ])
  expect(new Set(sent().map(({ operation }) => operation))).toEqual(new Set(['partner']))
})

test('[ours] --dry-run prints each document, and sends nothing', async () => {
  const { guuru, sent } = await vendorApi()
  const { printed } = await parity(...guuru, '--dry-run')
  expect(printed).toContain('guuru.end-date (read)\n\nquery First')
  expect(printed).toContain('guuru.own-message-webhook: no probe. Webhooks are received, not asked for.')
  expect(printed).not.toContain('mutation')
  const { probes } = JSON.parse((await parity('--vendor', 'guuru', '--dry-run', '--write', '--json')).printed)
  expect(probes.filter(({ needs }: { needs: string }) => needs === 'write')).toHaveLength(4)
  expect(sent()).toEqual([])
})

test('[ours] --write is refused where the host is not typed again', async () => {
  const { guuru, host, sent } = await vendorApi()
  expect((await parity(...guuru, '--write')).failure).toBe(
    `The host of --url is not confirmed, so that nothing was sent; give --yes ${host} to write there.`,
  )
  expect((await parity(...guuru, '--write', '--yes', 'localhost')).failure).toBe(
    `The host of --url is not "localhost", so that nothing was sent; give --yes ${host} to write there.`,
  )
  expect(sent()).toEqual([])
})

test('[ours] it stops at the first 401 and at the first 429, and says so', async () => {
  const { guuru, host, sim, sent } = await vendorApi()
  const wrong = await parity(...guuru.slice(0, -1), 'guuru-wrong', '--json')
  expect(wrong.failure).toBe(`${host} answered 401; give a token that it takes (requests sent: 1).`)
  expect(new Set(rowsOf(wrong.printed).map(({ result }) => result))).toEqual(new Set(['could-not-look']))
  sim.world().faults.add({ vendor: 'guuru', kind: 'rate-limited', skip: 2 })
  const limited = await parity(...guuru, '--json')
  const reason = 'answered that there were too many requests (429); try again later (requests sent: 3).'
  expect(limited.failure).toBe(`${host} ${reason}`)
  expect(rowsOf(limited.printed).filter(({ result }) => result === 'same')).toHaveLength(2)
  expect(sent()).toHaveLength(4)
})

test.each([
  [['--url', 'http://localhost'], 'Nothing lets in there: give --token or BACKLOT_PARITY_TOKEN.'],
  [['--token', 't'], "Nothing says where to ask: give the API's endpoint as --url."],
  [['--url', 'http://localhost', '--token', 'a\nb'], 'A token has a character that no header can have.'],
  [
    ['--url', 'http://me:secret@localhost', '--token', 't'],
    'The URL of --url holds a user or a password: give them by --token.',
  ],
])('[ours] parity %j is wrong usage', async (words, sentence) => {
  expect((await parity('--vendor', 'guuru', ...words)).failure).toBe(sentence)
})

test('[ours] where nothing answers, or nothing can be looked at, it says so', async () => {
  const url = await deadUrl()
  const { failure } = await parity('--vendor', 'guuru', '--url', url, '--token', 't')
  expect(failure).toBe(
    `${new URL(url).host} gave no answer (connect ECONNREFUSED ${new URL(url).host}); check the port of --url, and whether the API runs (requests sent: 1).`,
  )
  const { url: other, sim } = await vendorApi()
  sim.world().faults.add({ vendor: 'marketplacer', kind: 'http-status', status: 503 })
  const args = ['--vendor', 'marketplacer', '--url', `${other}/marketplacer/graphql`, '--token', 'mp-operator']
  expect((await parity(...args)).failure).toBe(
    `${new URL(other).host} answered 503 (application/json), and no GraphQL; try again when it works (requests sent: 1).`,
  )
  const nothing = await answering(200, {}, '{"data":null}')
  expect((await parity('--vendor', 'guuru', '--url', `http://${nothing}`, '--token', 't')).failure).toBe(
    'Nothing could be looked at: the API has no records that show what is assumed.',
  )
  expect((await parity('--vendor', 'guuru', '--url', `${other}/thg/graphql`, '--token', 'secret')).failure).toMatch(
    /^Nothing could be looked at: 127\.0\.0\.1:\d+ refuses what is asked \("Validation error .*"\); check --vendor and --url\.$/,
  )
})

/** A server that answers every request alike. */
async function answering(status: number, headers: Record<string, string> = {}, body = ''): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status, headers).end(body))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}` // it listens at a port
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }

test.each([
  [
    302,
    { location: 'https://login.example/in?secret=1' },
    '302, which leads to https://login.example/in; no redirect is followed, so give the endpoint itself as --url',
  ],
  [301, { location: '/graphql/' }, '/graphql/; no redirect is followed, so give the endpoint itself as --url'],
  [304, {}, '304; no redirect is followed, so give the endpoint itself as --url'],
  [404, HTML, '404 (text/html), and no GraphQL; check the path of --url'],
  [200, HTML, '200 (text/html), and no GraphQL; check the path of --url'],
  [204, {}, '204 (no content type), and no GraphQL; check the path of --url'],
  [403, HTML, '403 (text/html), and no GraphQL; give a token that may ask there, or have this machine let in'],
  [500, {}, '500 (no content type), and no GraphQL; try again when it works'],
])('[ours] a first answer %i %j is told as what it is', async (status, headers, says) => {
  const host = await answering(status, headers, status === 304 || status === 204 ? '' : '<p>no</p>')
  const file = join(folder(), 'learned.json')
  const args = ['--url', `http://${host}/a`, '--token', 't', '--json', '--write-assumptions', file]
  const { failure, printed } = await parity('--vendor', 'thg', ...args)
  expect(failure).toContain(`${host} answered ${status}`)
  expect(failure).toContain(`${says} (requests sent: 1).`)
  expect(failure).not.toContain('secret')
  expect(new Set(rowsOf(printed).map(({ result }) => result))).toEqual(new Set(['could-not-look']))
  expect(existsSync(file)).toBe(false)
})

test.each([
  [
    'http://backlot.invalid/graphql',
    /\((getaddrinfo|queryA) \w+ backlot\.invalid\); check the host of --url, and this machine's network/,
  ],
  ['https://HOST/graphql', /; check whether --url is one of https \(requests sent: 1\)\.$/],
])('[ours] an API at %s gives no answer, and why is told', async (url, sentence) => {
  const at = url.replace('HOST', await answering(200))
  expect((await parity('--vendor', 'guuru', '--url', at, '--token', 't')).failure).toMatch(sentence)
})

test('[ours] a token that THG takes for none is no pass, whatever guests can see', async () => {
  const { url, host } = await vendorApi()
  const args = ['--vendor', 'thg', '--url', `${url}/thg/myprotein/en/graphql`, '--token', 'thg-wrong']
  const { failure, printed } = await parity(...args)
  expect(failure).toMatch(
    new RegExp(
      `^${host} does not take the token: it answers as if there were none; give one that it takes \\(requests`,
    ),
  )
  expect(printed).toContain('could-not-look  thg.discussions-order  the token is not taken')
  expect(printed).toContain('same            thg.guest-flags  empty')
})

test('[ours] no redirect takes the credential elsewhere', async () => {
  const { url } = await vendorApi()
  const fetched = vi.spyOn(globalThis, 'fetch')
  onTestFinished(() => void vi.restoreAllMocks())
  await parity('--vendor', 'marketplacer', '--url', `${url}/marketplacer/graphql`, '--token', 'mp-operator')
  expect(new Set(fetched.mock.calls.map(([, init]) => init?.redirect))).toEqual(new Set(['manual']))
})

test('[ours] the report holds shapes, enum values and codes, and none of the texts, names and ids', async () => {
  const { url, host, sim } = await vendorApi()
  const file = join(folder(), 'report.json')
  const args = ['--vendor', 'thg', '--url', `${url}/thg/myprotein/en/graphql`, '--token', 'thg-jane']
  await parity(...args, '--write', '--yes', host, '--report', file)
  const text = readFileSync(file, 'utf8')
  const report = JSON.parse(text) as { vendor: string; probes: { id: string; answers: unknown[] }[] }
  const answersOf = (id: string): unknown => report.probes.find(probe => probe.id === id)?.answers
  expect(report.vendor).toBe('thg')
  expect(answersOf('thg.guest-flags')).toEqual([
    { status: '2xx', shape: { data: { check: 'text' }, extensions: expect.objectContaining({ flags: [] }) } },
  ])
  expect(answersOf('thg.blank-message')).toMatchObject([
    { shape: { data: 'null', errors: [{ extensions: { code: 'BLANK_MESSAGE' } }] } },
  ])
  expect(text).toContain('"COMPLETED"')
  const { discussions, messages } = sim.world().thg.state
  const secrets = [...discussions.all()].map(({ id }) => id).concat([...messages.all()].map(({ message }) => message))
  for (const secret of [...secrets, 'jane', 'Jane', 'backlot', '177', '17672']) expect(text).not.toContain(secret)
})
