/** Backlots that can be killed, frozen and started again at their addresses, and writers who remember what was acknowledged. */
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { CLI, deadUrl, type RunningCommand, spawnCommand } from '../cli/backlot.ts'
import type { Ended } from '../cli/in-process.ts'

/** One backlot at an address of its own. */
export interface Node {
  readonly url: string
  /** Starts it, where it does not run; its wall clock is so much ahead (as `faketime` spells it). */
  start(ahead?: string): Promise<void>
  /** Ends it with a signal; answers how it ended. */
  end(signal: NodeJS.Signals): Promise<Ended>
  /** Sends it a signal that does not end it. */
  send(signal: NodeJS.Signals): void
}

/** A node with these flags of `start`, not started yet. It ends with the test. */
export async function createNode(flags: readonly string[]): Promise<Node> {
  const url = await deadUrl()
  const command = [process.execPath, CLI, 'start', '--port', new URL(url).port, '--json', ...flags] as const
  let running: RunningCommand | undefined
  onTestFinished(async () => {
    running?.child.kill('SIGKILL')
    await running?.ended
  })
  return {
    url,
    start: async ahead => {
      const [name, ...args] = ahead === undefined ? command : (['faketime', '-f', ahead, ...command] as const)
      // Else node's own timers would stand still or jump.
      running = spawnCommand(name, args, { env: { FAKETIME_DONT_FAKE_MONOTONIC: '1' } })
      const line = await running.line()
      if (line === '') throw new Error(`The node did not start: ${(await running.ended).stderr}`)
    },
    end: signal => {
      running!.child.kill(signal)
      return running!.ended
    },
    send: signal => void running!.child.kill(signal),
  }
}

/** What writers have sent into one world: each text once, oldest first. */
export interface Writing {
  readonly world: string
  readonly acknowledged: string[]
  /** It has no answer, or one that says that it may not be there. */
  readonly unknown: string[]
  /** Answers of another kind than these two. */
  readonly wrong: string[]
}

/** Writers through one address, one in each world, who write by turns through an API and through the control plane. */
export interface Writers {
  readonly writings: readonly Writing[]
  /** Resolves once each world has acknowledged so many more. */
  progress(count: number): Promise<void>
  /** Resolves once all of them have had their last answer. */
  end(): Promise<void>
}

/** Starts to write into so many worlds. It ends with the test. */
export function startWriters(url: string, worlds: number): Writers {
  const ending = new AbortController()
  const writings = Array.from({ length: worlds }, (_, n): Writing => {
    return { world: `ci-${n}`, acknowledged: [], unknown: [], wrong: [] }
  })
  const write = async (writing: Writing): Promise<void> => {
    for (let n = 0; !ending.signal.aborted; n++) {
      const text = `${writing.world} says ${n}.`
      const answer = await sendText(url, writing.world, text, n % 2 === 0)
      if (answer === 'yes') writing.acknowledged.push(text)
      else if (answer === 'unknown') writing.unknown.push(text)
      else writing.wrong.push(answer)
      // A client that was refused waits before it asks again.
      if (answer !== 'yes') await delay(100)
    }
  }
  const all = Promise.all(writings.map(write))
  const end = async (): Promise<void> => {
    ending.abort()
    await all
  }
  onTestFinished(end)
  const progress = async (count: number): Promise<void> => {
    const goals = writings.map(({ acknowledged }) => acknowledged.length + count)
    const missing = (): number => writings.filter(({ acknowledged }, i) => acknowledged.length < goals[i]!).length
    await expect.poll(missing, { timeout: 40_000 }).toBe(0)
  }
  return { writings, progress, end }
}

const MUTATION =
  'mutation($message: String!) { chatMessageCreate(input: { message: $message, sellerId: "U2VsbGVyLTY2MDExOQ==" }) { status } }'

/** Sends a text as a seller's message or as a shopper's question. Answers `yes`, `unknown`, or what is wrong with the answer. */
async function sendText(url: string, world: string, text: string, isMessage: boolean): Promise<string> {
  const [path, headers, body] = isMessage
    ? [
        '/marketplacer/graphql',
        { 'marketplacer-api-key': `mp-operator@${world}` },
        { query: MUTATION, variables: { message: text } },
      ]
    : [`/w/${world}/_sim/guuru/chats`, {}, { question: text }]
  try {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }
    const answer = await fetch(url + path, { ...init, signal: AbortSignal.timeout(20_000) })
    const said = await answer.text()
    if (answer.status >= 502) return 'unknown'
    const isDone = isMessage ? said.includes('"status":200') : answer.status === 201
    return isDone ? 'yes' : `${answer.status} ${said}`
  } catch {
    return 'unknown'
  }
}

/** What is wrong with what a world has, by its document: a text that is missing or there twice, an id twice, time backwards. */
export function faultsOf({ world, acknowledged, unknown, wrong }: Writing, document: string): string[] {
  const { vendors } = JSON.parse(document) as {
    vendors: {
      marketplacer: { messages: { id: string; message: string; createdAt: number }[] }
      guuru: { chats: { id: string; question: string; createdAt: number }[] }
    }
  } // what is read here
  const { messages } = vendors.marketplacer
  const { chats } = vendors.guuru
  const records = [
    ...messages.map(({ message, ...row }) => ({ ...row, text: message })),
    ...chats.map(({ question, ...row }) => ({ ...row, text: question })),
  ]
  const counts = new Map<string, number>()
  for (const { text } of records) counts.set(text, (counts.get(text) ?? 0) + 1)
  const instants = new Map(records.map(({ text, createdAt }) => [text, createdAt]))
  return [
    ...wrong,
    ...acknowledged.filter(text => counts.get(text) !== 1).map(text => `${counts.get(text) ?? 0} times: ${text}`),
    ...unknown.filter(text => (counts.get(text) ?? 0) > 1).map(text => `twice, unacknowledged: ${text}`),
    ...(new Set(records.map(({ id }) => id)).size === records.length ? [] : [`${world} has an id twice`]),
    ...acknowledged
      .filter((text, i) => i > 0 && instants.get(text)! < instants.get(acknowledged[i - 1]!)!)
      .map(text => `before its time: ${text}`),
  ]
}

/** Follows a world's events, and goes on where a connection has ended. It ends with the test. */
export function followEvents(url: string, world: string): { readonly ids: readonly number[] } {
  const ending = new AbortController()
  const ids: number[] = []
  const read = async (): Promise<void> => {
    const headers = { accept: 'text/event-stream', 'last-event-id': String(ids.at(-1) ?? 0) }
    const answer = await fetch(`${url}/w/${world}/_sim/events`, { headers, signal: ending.signal })
    if (answer.status !== 200) return
    let rest = ''
    const decoder = new TextDecoder()
    const reader = answer.body!.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop()!
      for (const line of lines) if (line.startsWith('id:')) ids.push(Number(line.slice(3)))
    }
  }
  const follow = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await read().catch(() => {})
      await delay(100)
    }
  }
  const followed = follow()
  onTestFinished(async () => {
    ending.abort()
    await followed
  })
  return { ids }
}
