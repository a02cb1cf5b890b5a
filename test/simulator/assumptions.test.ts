/** Assumptions as settings: what there is, what is chosen where, and who keeps it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readAssumed } from '../../src/cli/assume.ts'
import { createSimulator, type CreateOptions, type TestWorld } from '../../src/index.ts'
import { assertBlackBox, replay } from '../../src/simulator/black-box.ts'
import { VENDOR_LIST } from '../../src/vendors/index.ts'

const COERCION = 'thg.variable-coercion'
const ABOVE = 'guuru.first-above-100'

function simulator(options?: CreateOptions) {
  const sim = createSimulator(options)
  onTestFinished(() => sim.close())
  const call = async (path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await sim.fetch(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : {})
    return { status: answer.status, body: await answer.json() }
  }
  return { sim, call }
}

/** What each assumption is in a world, by its name. */
function chosenIn(world: TestWorld): Record<string, string> {
  return Object.fromEntries(world.assumptions().map(({ name, chosen }) => [name, chosen]))
}

/** What GUURU says of a page of 101 in this world, and THG of a text for a Boolean variable. */
async function answers(world: TestWorld): Promise<unknown> {
  const ask = async (vendor: 'thg' | 'guuru', scheme: string, body: object) => {
    const headers = { 'content-type': 'application/json', authorization: `${scheme} ${world.credential(vendor)}` }
    const answer = await world.fetch(world.url(vendor), { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()).errors?.[0].message
  }
  return [
    await ask('guuru', 'Bearer', { query: '{ partner { chats(first: 101) { edges { cursor } } } }' }),
    await ask('thg', 'Opaque', { query: 'query ($is: Boolean!) { check @skip(if: $is) }', variables: { is: 'True' } }),
  ]
}

const BY_DEFAULT = ['first must be from 1 to 100, not 101', undefined]
const OTHERWISE = [undefined, "Variable 'is' has an invalid value: Expected a Boolean input, but it was a 'String'"]
const OTHER = { [COERCION]: 'strict', [ABOVE]: 'largest' }

test('[ours] each assumption has a question, its evidence, and values with meanings, one of them the default', async () => {
  const { sim, call } = simulator()
  const { body } = await call('/_sim/assumptions')
  const list = sim.world().assumptions()
  expect(body).toEqual({ assumptions: list })
  expect(list.length).toBeGreaterThanOrEqual(25)
  expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
  expect(new Set(list.map(({ vendor }) => vendor))).toEqual(new Set(VENDOR_LIST.map(({ name }) => name)))
  for (const { name, vendor, question, choices, default: value, chosen, evidence } of list) {
    expect(name).toMatch(new RegExp(`^${vendor}(\\.[a-z0-9]+)(-[a-z0-9]+)*$`))
    expect(question).toMatch(/^[A-Z].+\?$/)
    expect(evidence).toMatch(/^[A-Z].+\.$/)
    expect(choices.map(choice => choice.value)).toContain(value)
    expect(choices.length).toBeGreaterThan(1)
    for (const { meaning } of choices) expect(meaning).toMatch(/^.+\.$/)
    expect(chosen).toBe(value)
  }
})

test('[ours] a world has its own choices, and worlds beside it keep theirs', async () => {
  const { sim, call } = simulator({ assume: { [ABOVE]: 'largest' } })
  const made = await call('/_sim/worlds', { id: 'other', assume: { [COERCION]: 'strict' } })
  expect(made.status).toBe(201)
  const back = await sim.createWorld({ assume: { [ABOVE]: 'refusal' } })
  const other = sim.world('other')
  expect(chosenIn(other)).toMatchObject(OTHER)
  expect(chosenIn(sim.world())).toMatchObject({ [COERCION]: 'lenient', [ABOVE]: 'largest' })
  expect(await answers(other)).toEqual(OTHERWISE)
  expect(await answers(back)).toEqual(BY_DEFAULT)
  expect(await answers(sim.world())).toEqual([undefined, undefined])
  const { body } = await call('/w/other/_sim/assumptions')
  expect(body).toEqual({ assumptions: other.assumptions() })
})

test('[ours] a fork has the choices of its world, and a reset, a load and a replay keep them', async () => {
  const { sim } = simulator()
  const world = await sim.createWorld({ assume: OTHER })
  expect(await answers(world)).toEqual(OTHERWISE)
  const box = assertBlackBox(JSON.parse(JSON.stringify(world.blackBox('one'))), 'one')
  expect(await replay(box)).toEqual([])
  expect(await replay({ ...box, assume: {} })).toHaveLength(2)
  expect(await answers(world.fork())).toEqual(OTHERWISE)
  world.reset()
  await world.load(sim.world().document())
  expect(await answers(world)).toEqual(OTHERWISE)
})

test('[ours] what is refused makes no world', async () => {
  const { sim, call } = simulator()
  for (const assume of [{ 'guuru.first': 'x' }, { [ABOVE]: 'x' }, { toString: 'x' }]) {
    expect(await call('/_sim/worlds', { id: 'none', assume })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_ASSUMPTION' } },
    })
    await expect(sim.createWorld({ id: 'none', assume })).rejects.toMatchObject({ code: 'INVALID_ASSUMPTION' })
    expect(() => createSimulator({ assume })).toThrow(expect.objectContaining({ code: 'INVALID_ASSUMPTION' }))
  }
  expect(sim.worlds()).toHaveLength(1)
})

test('[ours] --assume takes pairs and files, and the later one of a name counts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-assume-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const file = write('assume.json', JSON.stringify({ assume: { [ABOVE]: 'largest', [COERCION]: 'strict' } }))
  expect(readAssumed([])).toEqual({})
  expect(readAssumed([`${ABOVE}=refusal`, file, `${COERCION}=lenient`])).toEqual({
    [ABOVE]: 'largest',
    [COERCION]: 'lenient',
  })
  expect(() => readAssumed([write('list.json', '{"assum": {}}')])).toThrow(
    'expected only assume. Did you mean "assume"?',
  )
  expect(() => readAssumed([write('text.json', 'x')])).toThrow(expect.objectContaining({ code: 'UNUSABLE_FILE' }))
  expect(() => readAssumed([join(folder, 'none')])).toThrow(expect.objectContaining({ code: 'UNUSABLE_FILE' }))
})
