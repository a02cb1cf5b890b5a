import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { setupControl } from './control.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

test('[ours] health says ok, and nothing else', async () => {
  const { get } = await setupControl()
  expect(await get('/_sim/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(Object.keys((await get('/_sim/health')).body)).toEqual(['status'])
})

test('[ours] info says which version, where the vendors are, who gets in, and what is not simulated', async () => {
  const { get, url } = await setupControl()
  const { status, body } = await get('/_sim/info')
  expect(status).toBe(200)
  expect(body.version).toBe(version)
  expect(body.vendors.map(({ name }: { name: string }) => name)).toEqual(['thg', 'marketplacer', 'guuru'])
  for (const vendor of body.vendors) {
    expect(vendor).toMatchObject({
      title: expect.any(String),
      urls: expect.arrayContaining([expect.stringMatching(`^${url}/${vendor.name}/`)]),
      simulated: expect.stringMatching(/./),
      notSimulated: expect.any(Array),
    })
  }
  const tokens = body.vendors.map(({ credentials }: { credentials: { token: string }[] }) =>
    credentials.map(({ token }) => token),
  )
  expect(tokens).toEqual([
    ['thg-jane', 'thg-john'],
    ['mp-operator', 'mp-seller-660119', 'mp-seller-78'],
    expect.arrayContaining(['guuru-partner']),
  ])
})

test('[ours] info and the README say the same of what is not simulated', async () => {
  const { get } = await setupControl()
  const { body } = await get('/_sim/info')
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
  for (const { name, notSimulated } of body.vendors as { name: string; notSimulated: string[] }[]) {
    const [, told = ''] = new RegExp(`not simulated\\*\\*.*?- ${name}: (.*?) - `).exec(readme) ?? []
    // Each sentence begins with the words that the README has for it.
    const subjects = notSimulated.map(sentence => sentence.split(/[:.,]| do not| and /)[0]!.toLowerCase())
    expect(subjects.filter(subject => !told.includes(subject))).toEqual([])
    expect(subjects.length > 0).toBe(told !== '')
  }
})

test('[ours] the credentials and URLs that info lists let one in, in another world too', async () => {
  const { get, post } = await setupControl()
  for (const path of ['/_sim/info', '/w/ci-1/_sim/info']) {
    const { body } = await get(path)
    for (const { urls, credentials } of body.vendors) {
      const [name = '', value = ''] = credentials[0].header.split(': ')
      const answer = await post(new URL(urls[0]).pathname, { query: '{ __typename }' }, { [name]: value })
      expect(answer).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } })
    }
  }
})

test('[assumed] what the control plane does not have is a 404 that says where to look', async () => {
  const { get, call } = await setupControl()
  for (const path of ['/_sim/nonsense', '/w/ci-1/_sim/nonsense']) {
    expect(await get(path)).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND', message: expect.stringContaining('/_sim/docs') } },
    })
  }
  expect((await call('DELETE', '/_sim/health')).status).toBe(404)
})
