import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Agenda, type Job } from '../../src/time/agenda.ts'

/** An agenda with a job for each of these instants, added in this order and numbered from 1. */
function agendaOf(...instants: readonly number[]): Agenda {
  const agenda = new Agenda([], 1)
  for (const at of instants) agenda.add(at, 'note', {})
  return agenda
}

const idsOf = (agenda: Agenda): number[] => agenda.jobs.map(({ id }) => id)

test('an empty agenda has nothing that is due', () => {
  const agenda = agendaOf()
  expect(agenda.first).toBeUndefined()
  expect(agenda.takeDue(Number.MAX_SAFE_INTEGER)).toBeUndefined()
  expect(agenda.jobs).toEqual([])
})

test('a job has the next number, and what was said of it', () => {
  const agenda = new Agenda([], 7)
  expect(agenda.add(100, 'expire', { token: 'x' })).toEqual({ id: 7, at: 100, kind: 'expire', data: { token: 'x' } })
  expect(agenda.nextId).toBe(8)
  expect(agenda.first).toEqual(agenda.jobs[0])
})

test('the soonest is first; jobs of one instant keep the order in which they were added', () => {
  expect(idsOf(agendaOf(30, 10, 20, 10, 30, 10))).toEqual([2, 4, 6, 3, 1, 5])
})

test('a job is due at its instant, and is taken once', () => {
  const agenda = agendaOf(20, 10)
  expect(agenda.takeDue(9)).toBeUndefined()
  expect(agenda.takeDue(10)).toMatchObject({ id: 2, at: 10 })
  expect(agenda.takeDue(10)).toBeUndefined()
  expect(agenda.takeDue(1000)).toMatchObject({ id: 1, at: 20 })
  expect(agenda.jobs).toEqual([])
})

test('a removed job is never due; an unknown number removes nothing', () => {
  const agenda = agendaOf(10, 20, 30)
  agenda.remove(2)
  agenda.remove(99)
  expect(idsOf(agenda)).toEqual([1, 3])
})

test('a number is never given twice, not even after its job is gone', () => {
  const agenda = agendaOf(10)
  agenda.takeDue(10)
  expect(agenda.add(10, 'note', {}).id).toBe(2)
})

test('it goes on from the jobs of another, and leaves the other as it was', () => {
  const saved: readonly Job[] = [...agendaOf(10, 20).jobs]
  const agenda = new Agenda(saved, 3)
  agenda.add(15, 'note', {})
  expect(idsOf(agenda)).toEqual([1, 3, 2])
  agenda.takeDue(10)
  expect(saved.map(({ id }) => id)).toEqual([1, 2])
})

test('after any additions, removals and takings the jobs stand as a stable sort puts them', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), n: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'take' as const), n: fc.nat(20) }) },
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const agenda = new Agenda([], 1)
      let model: Job[] = []
      for (const { do: action, n } of steps) {
        if (action === 'add') model = [...model, agenda.add(n, 'note', {})].toSorted((a, b) => a.at - b.at)
        if (action === 'remove') {
          agenda.remove(n)
          model = model.filter(({ id }) => id !== n)
        }
        if (action === 'take') {
          const due = model[0] && model[0].at <= n ? model.shift() : undefined
          expect(agenda.takeDue(n)).toEqual(due)
        }
        expect(agenda.jobs).toEqual(model)
      }
    }),
  )
})

test('[ours] 100,000 jobs are done in order, in a time that does not grow with their square', () => {
  const agenda = new Agenda([], 1)
  for (let i = 0; i < 100_000; i++) agenda.add((i * 7919) % 100_003, 'note', {})
  const taken: number[] = []
  for (let job = agenda.takeDue(Infinity); job; job = agenda.takeDue(Infinity)) taken.push(job.at)
  expect(taken).toHaveLength(100_000)
  expect(taken).toEqual(taken.toSorted((a, b) => a - b))
})

test('[ours] an agenda is what its changes make of an earlier one, and undoes what it was told of', () => {
  const agenda = agendaOf(10, 20)
  const before = agenda.snapshot()
  expect(agenda.changesSince(before)).toBeUndefined()
  const told: (() => void)[] = []
  agenda.record((key, was) => told.push(() => agenda.undo(key, was)))
  agenda.add(15, 'note', {})
  agenda.remove(1)
  const changes = agenda.changesSince(before)
  const made = before.changed(changes, agenda.nextId)
  expect([made.jobs, made.nextId, made.size]).toEqual([agenda.jobs, 4, 2])
  // What is added to it stands behind what is due at the same instant.
  made.add(15, 'note', {})
  made.add(20, 'note', {})
  expect(idsOf(made)).toEqual([3, 4, 2, 5])
  expect(before.changed(undefined, 9).add(1, 'note', {}).id).toBe(9)
  expect([made.next(2).map(({ id }) => id), before.withNext(7).nextId]).toEqual([[3, 4], 7])
  for (const undo of told.toReversed()) undo()
  expect(agenda.jobs).toEqual(before.jobs)
})

test('[ours] watchers hear of jobs that come and go, also from the agenda that takes the place of theirs', () => {
  const agenda = agendaOf(10, 20)
  const before = agenda.snapshot()
  const heard: string[] = []
  agenda.watch((key, row) => heard.push(row ? `+${key}` : `-${key}`))
  agenda.add(15, 'note', {})
  agenda.takeDue(10)
  const next = before.fork()
  agenda.handOver(next)
  next.remove(2)
  expect(heard).toEqual(['+3', '-1', '-3', '+1', '-2'])
})
