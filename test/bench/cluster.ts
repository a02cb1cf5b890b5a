import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { haproxySettings } from '../system/deployed.ts'
import type { Figure } from './figures.ts'
import type { LoadOptions } from './load.ts'
import { hasProgram, startRedis } from './redis.ts'
import { busyMs, type Driver, freePort, median, type Running, start, startDriver } from './servers.ts'
import { HEADERS, LOADS } from './throughput.ts'

const WARM_UP_MS = 1000
const ROUND_MS = 1000
/** All nodes are to be as warm as the one that has answered all that came before. */
const HOT_WARM_UP_MS = 8000
const CONNECTIONS = 24
/** What a node is asked alone and behind HAProxy, requests a second: less than it can do, so that it does the same in both. */
const PROXIED_RATE = 2000
const NODES = 3
/** A world that is loaded holds so many messages; as many as the entries say were written since it was written whole. */
const MESSAGES = 1000
const ENTRIES = 400
/** So many requests of a warm world are set beside its first one. */
const WARM = 5

/** What several processes on one Redis cost, alone and behind HAProxy; nothing where a program is missing. */
export async function cluster(rounds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-bench-'))
  const running: { stop(): unknown }[] = []
  try {
    const redis = await startRedis(folder)
    if (!redis) return []
    running.push(redis)
    const kept = <R extends { stop(): unknown }>(one: R): R => {
      running.unshift(one)
      return one
    }
    const flags = ['start', '--port', '0', '--json', '--store', redis.url, '--drain', 'PT0.1S']
    const node = async (): Promise<Running> => kept(await start('../../dist/cli.js', flags))
    const nodes = [await node()]
    const one = hasProgram('haproxy') ? kept(await startHaproxy(folder, nodes)) : undefined
    const driver = kept(startDriver())
    const behind = one ? await proxied(driver, nodes[0]!, one, rounds) : []
    while (nodes.length < NODES) nodes.push(await node())
    const loads = await loading(driver, nodes, 2 * rounds + 1)
    if (!one) return loads
    const all = kept(await startHaproxy(folder, nodes))
    return [...loads, ...behind, await shared(driver, [one, all], rounds)]
  } finally {
    for (const { stop } of running) await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** HAProxy with the shipped file, in front of these nodes by turns. */
async function startHaproxy(
  folder: string,
  nodes: readonly Running[],
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const url = `http://127.0.0.1:${await freePort()}`
  const file = join(folder, `haproxy-${nodes.length}.cfg`)
  writeFileSync(
    file,
    haproxySettings(
      url,
      nodes.map(node => node.url),
      'roundrobin',
    ),
  )
  const child = spawn('haproxy', ['-W', '-db', '-f', file], { stdio: ['ignore', 'ignore', 'ignore'] })
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit')
    if (child.kill()) await ended
  }
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${url}/_sim/health`).catch(() => undefined)
    if (answer?.status === 200) return { url, stop }
    await delay(50)
  }
  await stop()
  throw new Error('HAProxy does not lead to the nodes.')
}

/** How much longer the first request takes for a world that is in the store, and not in the process, than the next ones. */
async function loading(driver: Driver, [writer, reader]: readonly Running[], worlds: number): Promise<Figure[]> {
  const post = async ({ url }: Running, path: string, body: string): Promise<void> => {
    const headers = { ...HEADERS, 'content-type': 'application/json' }
    const answer = await fetch(url + path, { method: 'POST', headers, body })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${path} was refused.`)
  }
  const say = async (world: string, times: number): Promise<void> => {
    for (let n = 0; n < times; n += 20)
      await Promise.all(
        Array.from({ length: 20 }, () => post(writer!, `/w/${world}/marketplacer/graphql`, LOADS.mutation[0]!)),
      )
  }
  // As warm as a node that has been in use.
  await drive(driver, { url: reader!.url, bodies: LOADS.mixed, worlds: ['warm'], durationMs: WARM_UP_MS })
  await say('load', MESSAGES - ENTRIES)
  const figures: number[] = []
  for (let n = 0; n < worlds; n++) {
    const world = `load-${n}`
    await post(writer!, '/_sim/worlds/load/fork', JSON.stringify({ id: world }))
    for (let entry = 0; entry < ENTRIES; entry++)
      await post(writer!, `/w/${world}/marketplacer/graphql`, LOADS.mutation[0]!)
    const times: number[] = []
    for (let request = 0; request <= WARM; request++) {
      const from = performance.now()
      await post(reader!, `/w/${world}/marketplacer/graphql`, LOADS.query[0]!)
      times.push(performance.now() - from)
    }
    const [first = 0, ...warm] = times
    // The first one is not counted: the process has loaded none before.
    if (n > 0) figures.push(first - median(warm))
  }
  return [
    {
      name: `load a world with ${MESSAGES.toLocaleString('en')} messages from Redis, by a warm process`,
      value: median(figures),
      unit: 'ms',
    },
  ]
}

/** The time of a core that a request takes a node behind the proxy, as a part of what it takes the same one without, at one rate. */
async function proxied(
  driver: Driver,
  node: Running,
  { url }: { readonly url: string },
  rounds: number,
): Promise<Figure[]> {
  const worlds = Array.from({ length: CONNECTIONS }, (_, n) => `proxied-${n}`)
  const busy = async (to: string, durationMs: number): Promise<number> => {
    const before = busyMs(node.pid)
    const answered = await drive(driver, { url: to, bodies: LOADS.mixed, worlds, durationMs, rate: PROXIED_RATE })
    return (busyMs(node.pid) - before) / ((answered * durationMs) / 1000)
  }
  const [direct, behind]: [number[], number[]] = [[], []]
  for (const to of [node.url, url]) await busy(to, WARM_UP_MS)
  // First one, then the other comes first: what grows warm, or large, is equally old.
  for (let round = 0; round < 2 * rounds; round++) {
    if (round % 2 === 0) direct.push(await busy(node.url, ROUND_MS))
    behind.push(await busy(url, ROUND_MS))
    if (round % 2 === 1) direct.push(await busy(node.url, ROUND_MS))
  }
  return [
    { name: 'time of a core for a request behind HAProxy', value: median(behind), unit: 'ms' },
    { name: '... as a part of one without', value: median(behind.map((ms, i) => ms / direct[i]!)), unit: '×' },
  ]
}

/**
 * What three nodes by turns do in one world, as a part of what one node does alone: both behind the proxy. Each time in a new
 * world, which all its nodes have before it is measured.
 */
async function shared(
  driver: Driver,
  [one, three]: readonly [{ readonly url: string }, { readonly url: string }],
  rounds: number,
): Promise<Figure> {
  const ratios: number[] = []
  const hot = async (world: string, url: string, warmUpMs: number): Promise<number> => {
    const load = { url, bodies: LOADS.mutation, worlds: [world] }
    await drive(driver, { ...load, durationMs: warmUpMs })
    return drive(driver, { ...load, durationMs: ROUND_MS })
  }
  await hot('warm', three.url, HOT_WARM_UP_MS)
  for (let round = 0; round < rounds; round++) {
    const alone = await hot(`alone-${round}`, one.url, WARM_UP_MS)
    ratios.push((await hot(`together-${round}`, three.url, WARM_UP_MS)) / alone)
  }
  return {
    name: `mutations in one world on ${NODES} nodes by turns, as a part of one node's`,
    value: median(ratios),
    unit: '×',
  }
}

/** How many requests a second are not refused: a world may be overtaken for too long. */
async function drive(driver: Driver, options: Omit<LoadOptions, 'headers' | 'connections'>): Promise<number> {
  const to = { ...options, url: `${options.url}/marketplacer/graphql`, headers: HEADERS, connections: CONNECTIONS }
  const { perSecond, failures } = await driver.drive(to)
  return perSecond - (failures / options.durationMs) * 1000
}
