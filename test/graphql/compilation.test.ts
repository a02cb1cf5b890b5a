import { describe, expect, test, vi } from 'vitest'
import { isPromise } from '../../src/request/message.ts'
import { VENDORS } from '../../src/vendors/index.ts'
import { credentialHeader, setup } from '../setup.ts'
import { compilerSettled, countingCompiler } from './counting-compiler.ts'

/** More often than a document has to come before it is compiled. */
const OFTEN = 20

/** At which execution it is compiled: each but the first counts for a millisecond of the stopwatch. */
const COMPILE_AT = 8

const CHAT = 'O2bqy2CsAaS7RBXZrhMOB'

const documentOf = (number: number): string => `{ partner { field${number}: id } }`

/** A stopwatch by which whatever is measured takes so many milliseconds. */
function ticking(ms = 1): () => number {
  let now = 0
  return () => (now += ms)
}

/** A simulator with a compiler that counts, and that is done whenever an answer is there. */
function setupCounting(compileMs = COMPILE_AT - 1) {
  const { counts, compiler } = countingCompiler()
  const kit = setup({}, { compiler, compileMs, stopwatch: ticking() })
  const graphql: typeof kit.graphql = async (...call) => {
    const answer = await kit.graphql(...call)
    await compilerSettled()
    return answer
  }
  return { ...kit, counts, graphql }
}

describe('what is compiled', () => {
  test('[ours] is what comes often, from then on', async () => {
    const { counts, graphql } = setupCounting()
    for (let i = 1; i <= OFTEN; i++) {
      await graphql('guuru', documentOf(1))
      expect(counts.compiled).toBe(i < COMPILE_AT ? 0 : 1)
    }
    expect(counts).toEqual({ loaded: 1, compiled: 1, runs: OFTEN - COMPILE_AT })
  })

  test('[ours] is nothing that comes a few times, however many documents there are: the compiler is not even loaded', async () => {
    const { counts, graphql } = setupCounting()
    for (let number = 0; number < 1500; number++) {
      for (let i = 0; i < (number % 10 === 0 ? COMPILE_AT - 1 : 1); i++) await graphql('guuru', documentOf(number))
    }
    expect(counts).toEqual({ loaded: 0, compiled: 0, runs: 0 })
  })

  test('[ours] is compiled once, also where it comes again before that has ended', async () => {
    const { counts, sim } = setupCounting()
    const { guuru } = VENDORS
    const headers = { 'content-type': 'application/json', ...credentialHeader('guuru') }
    const request = {
      method: 'POST',
      url: guuru.paths[0]!,
      headers,
      body: JSON.stringify({ query: documentOf(1) }),
      secure: false,
    }
    // Nothing is awaited: no compilation ends in between.
    const answers = Array.from({ length: 10 * COMPILE_AT }, () =>
      sim.answer({ vendor: 'guuru', world: undefined, request }),
    )
    expect(answers.some(isPromise)).toBe(false)
    await vi.waitFor(() => expect(counts.compiled).toBe(1))
  })

  test('[ours] is no document that cannot be compiled, and that is found out once', async () => {
    const { counts, graphql } = setupCounting(0)
    for (let i = 0; i < OFTEN; i++) await graphql('guuru', '{ __schema { queryType { name } } }')
    expect(counts).toEqual({ loaded: 1, compiled: 0, runs: 0 })
  })
})

describe('when a document is compiled', () => {
  const setupBy = (stopwatch: () => number) => {
    const { counts, compiler } = countingCompiler()
    return { ...setup({}, { compiler, stopwatch }), counts }
  }

  test('[ours] is decided by the time that it took: a short suite never loads the compiler', async () => {
    const { counts, graphql } = setupBy(ticking(1))
    for (let i = 0; i < 30; i++) await graphql('guuru', documentOf(1))
    await compilerSettled()
    expect(counts.loaded).toBe(0)
    await graphql('guuru', documentOf(1))
    await compilerSettled()
    expect(counts).toEqual({ loaded: 1, compiled: 1, runs: 0 })
  })

  test('[ours] is not sooner where something stops the process now and then', async () => {
    let reads = 0
    // Every other execution takes a second, the others a millisecond.
    const { counts, graphql } = setupBy(() => reads++ + 999 * Math.floor((reads + 2) / 4))
    for (let i = 0; i < 30; i++) await graphql('guuru', documentOf(1))
    await compilerSettled()
    expect(counts.loaded).toBe(0)
  })

  test('[ours] is sooner for the next ones: compiling costs less once the compiler is there', async () => {
    const { counts, graphql } = setupBy(ticking(20))
    const callsUntilCompiled = async (number: number): Promise<number> => {
      const { compiled } = counts
      for (let calls = 1; ; calls++) {
        await graphql('guuru', documentOf(number))
        await compilerSettled()
        if (counts.compiled > compiled) return calls
      }
    }
    expect([await callsUntilCompiled(1), await callsUntilCompiled(2), await callsUntilCompiled(3)]).toEqual([3, 2, 2])
  })

  test("[ours] is each document's own: many that come a few times stay as they are", async () => {
    const { counts, graphql } = setupBy(ticking(1))
    for (let round = 0; round < 20; round++)
      for (let number = 0; number < 20; number++) await graphql('guuru', documentOf(number))
    await compilerSettled()
    expect(counts.loaded).toBe(0)
  })
})

describe('a document that came often enough to be compiled', () => {
  test('[ours] changes what it changes once, also when it is refused', async () => {
    const { counts, graphql, world } = setupCounting()
    const send = `mutation($text: String!) { sendChatMessage(input: { chatId: "${CHAT}", posting: { type: "text", text: $text } }) }`
    await graphql('guuru', `mutation { acceptChat(id: "${CHAT}") { id } }`)
    for (let i = 0; i < OFTEN; i++) await graphql('guuru', send, { text: i % 3 === 0 ? ' ' : `Message ${i}` })
    const texts = world.guuru.state.messages.where('byChat', CHAT).map(({ text }) => text)
    expect(texts).toEqual([
      'Hello',
      ...Array.from({ length: OFTEN }, (_, i) => i)
        .filter(i => i % 3 !== 0)
        .map(i => `Message ${i}`),
    ])
    expect(counts.runs).toBe(OFTEN - COMPILE_AT)
  })

  test('[ours] keeps its operations apart, and knows none without a name', async () => {
    const { counts, graphql, sim } = setupCounting(0)
    const query = 'query A { partner { id } } query B { partner { state { chat { isAvailable } } } }'
    const ask = async (operationName: string): Promise<unknown> => {
      const rawBody = JSON.stringify({ query, operationName })
      return (await graphql('guuru', query, undefined, { rawBody })).body
    }
    for (let i = 0; i < OFTEN; i++) {
      expect(await ask('A')).toEqual({ data: { partner: { id: 'guuru-qa' } } })
      expect(await ask('B')).toEqual({ data: { partner: { state: { chat: { isAvailable: true } } } } })
      expect(await ask('')).not.toHaveProperty('data')
      expect(await ask('C')).not.toHaveProperty('data')
    }
    expect(counts.runs).toBe(2 * (OFTEN - 1))
    expect(sim.world().journal.list()).toHaveLength(4 * OFTEN)
  })

  test("[ours] is each world's own, and each caller's", async () => {
    const { counts, graphql, world } = setupCounting(0)
    const query = '{ customer { email } }'
    const emails: unknown[] = []
    for (const token of ['thg-jane', 'thg-john', null, 'nobody', 'thg-jane@elsewhere'])
      emails.push((await graphql('thg', query, undefined, { token })).body.data.customer?.email)
    expect(emails).toEqual([
      'jane.doe@example.com',
      'john.roe@example.com',
      undefined,
      undefined,
      'jane.doe@example.com',
    ])
    expect(counts.runs).toBe(4)
    expect(world.journal.list()).toHaveLength(4)
  })
})
