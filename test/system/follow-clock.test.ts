/** `backlot exec --follow-clock` with Debian's libfaketime, which sets the wall clock of processes. */
import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProject } from './project.ts'

const isMissing = !readdirSync('/usr/lib').some(name => existsSync(`/usr/lib/${name}/faketime/libfaketimeMT.so.1`))
const skipped = isMissing ? ' (skipped: there is no libfaketime)' : ''

/** What an app shows of its wall clock while its world's clock is moved; the monotonic clock goes on as ever. */
const APP = `
const control = async (path, body) => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(process.env.BACKLOT_URL + '/w/' + process.env.BACKLOT_WORLD + '/_sim' + path, body && { method: 'POST', headers, body: JSON.stringify(body) })
  return answer.json()
}
const seen = [new Date().toISOString()]
await control('/clock/advance', { by: 'PT90M' })
seen.push(new Date().toISOString())
const began = performance.now()
await new Promise(resolve => setTimeout(resolve, 100))
seen.push(new Date().toISOString(), performance.now() - began > 90)
await control('/clock/resume', { rate: 3600 })
const [wall, real] = [Date.now(), performance.now()]
while (Date.now() - wall < 600_000) await new Promise(resolve => setTimeout(resolve, 10))
seen.push(performance.now() - real < 30_000)
const { now } = await control('/clock/freeze', {})
seen.push(now === new Date().toISOString())
await control('/clock/resume', { rate: 1 })
await control('/clock/advance', { to: '2040-01-01T00:00:00Z' })
seen.push(new Date().toISOString().slice(0, 13))
await control('/reset', {})
seen.push(new Date().toISOString())
console.log(JSON.stringify(seen))
`

test.skipIf(isMissing)(`[ours] a command's wall clock is its world's, whatever moves it${skipped}`, async () => {
  const project = await createProject([])
  project.write('app.mjs', APP)
  const flags = ['--clock', 'frozen', '--follow-clock', '--world', 'ci-42']
  const { code, stdout, stderr } = await project.run('backlot', 'exec', ...flags, '--', process.execPath, 'app.mjs')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toEqual([
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T01:30:00.000Z',
    '2026-01-01T01:30:00.000Z',
    true,
    true,
    true,
    '2040-01-01T00',
    '2026-01-01T00:00:00.000Z',
  ])
})

test.skipIf(isMissing)(`[ours] so is that of a program in another language${skipped}`, async () => {
  const project = await createProject([])
  const flags = ['--clock', 'frozen@2031-05-01T09:00:00Z', '--follow-clock']
  const { stdout } = await project.run('backlot', 'exec', ...flags, '--', 'date', '-u', '+%FT%T')
  expect(stdout).toBe('2031-05-01T09:00:00\n')
})
