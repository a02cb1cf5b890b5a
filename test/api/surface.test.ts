import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSurface } from './surface.ts'

const FOLDER = new URL('./', import.meta.url)
const surface = await readSurface()

test.each(Object.keys(surface))('[ours] %s is what users rely on: `npm run api` writes a change down', name => {
  expect(surface[name]).toBe(readFileSync(new URL(name, FOLDER), 'utf8'))
})

test('[ours] every declaration says what it is for', () => {
  const silent = Object.entries(surface).flatMap(([name, text]) =>
    [...text.matchAll(/(?<!\*\/)\n(?:export )?(?:declare (?!module)|interface |type )\w*.*/g)].map(
      ([line]) => name + line,
    ),
  )
  expect(silent.filter(line => line.includes('.d.ts.txt'))).toEqual([])
})

test('[ours] nothing else is written down, and nothing of the engine', () => {
  expect(
    readdirSync(FOLDER)
      .filter(name => !name.endsWith('.ts'))
      .toSorted(),
  ).toEqual(Object.keys(surface).toSorted())
  const types = Object.entries(surface).filter(([name]) => name.endsWith('.d.ts.txt'))
  const imports = types.flatMap(([, text]) => [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from))
  const own = types.map(([name]) => `./${name.replace('.d.ts.txt', '.js')}`)
  const runners = ['vitest', '@jest/globals', '@playwright/test', 'node:test']
  expect(imports.filter(from => ![...runners, ...own].includes(from!))).toEqual([])
  const declared = types.flatMap(([, text]) =>
    [...text.matchAll(/\b(?:interface|class|type) (\w+)/g)].map(([, of]) => of),
  )
  const engine = ['SimWorld', 'World', 'Place', 'Table', 'Simulator', 'Vendor', 'Faults', 'Actors', 'Clock', 'Ids']
  expect(declared.filter(name => engine.includes(name!))).toEqual([])
  expect(declared).toContain('TestWorld')
})
