import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, startServer } from './backlot.ts'
import { run } from './in-process.ts'

const generate = (line: string) => run(['generate', ...line.split(' ')])

test('[ours] what it prints is a fixture to start with, alone', async () => {
  const line = '--vendor marketplacer --sellers 30 --messages 300 --months 3 --unread 10% --seed 7'
  const { code, stdout, stderr } = await generate(line)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect((await generate(line)).stdout).toBe(stdout)
  const file = join(folder(), 'shop.json')
  writeFileSync(file, stdout)
  const { url } = await startServer(['--fixtures', file])
  const answer = await fetch(`${url}/marketplacer/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'marketplacer-api-key': 'mp-operator' },
    body: JSON.stringify({ query: '{ sellersForChats { totalCount } }' }),
  })
  expect(await answer.json()).toMatchObject({ data: { sellersForChats: { totalCount: 30 } } })
})

test.each([
  '--vendor thg --customers 5 --discussions 9 --orders 7',
  '--vendor guuru --chats 9 --personas 2 --submissions 3',
])('[ours] generate %s', async line => {
  const { code, stdout } = await generate(line)
  expect(code).toBe(0)
  const [rows] = Object.values((JSON.parse(stdout) as { vendors: Record<string, Record<string, unknown[]>> }).vendors)
  const [, , , first, , second, , third] = line.split(' ').map(Number)
  const [, , a = '', , b = '', , c = ''] = line.split(' ').map(word => word.slice(2))
  expect([rows![a]?.length, rows![b]?.length, rows![c]?.length]).toEqual([first, second, third])
})

test.each([
  ['--sellers 3', "error: required option '--vendor <name>' not specified\n"],
  [
    '--vendor thg --sellers 3',
    'sellers is unknown; expected only vendor, customers, discussions, orders, unread, months, seed.\n',
  ],
  [
    '--vendor guuru --unread 5%',
    'unread is unknown; expected only vendor, chats, personas, submissions, months, seed.\n',
  ],
  [
    '--vendor marketplacer --sellers 1',
    "error: option '--sellers <n>' argument '1' is invalid. sellers is 1; expected a whole number from 2 to 200000.\n",
  ],
  [
    '--vendor marketplacer --unread 5',
    "error: option '--unread <share>' argument '5' is invalid. unread is 5; expected a number from 0 to 1 or a share such as 5% or 0.05.\n",
  ],
  ['--vendor marketplacer --mesages 5', "error: unknown option '--mesages'\n(Did you mean --messages?)\n"],
])('[ours] generate %s is wrong usage', async (line, sentence) => {
  const { code, stdout, stderr } = await generate(line)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(sentence)
})
