import { styleText } from 'node:util'
import type { AnsweredRequest } from '../server.ts'
import type { Simulator } from '../simulator.ts'
import { VENDOR_LIST } from '../vendors.ts'

type Style = Parameters<typeof styleText>[0]

/** Colours only where somebody looks: on a terminal, and not against NO_COLOR's wish. */
function paint(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text
}

/** What `start` prints when it is ready: where everything is, and with which credentials. */
export function startTable(sim: Simulator, url: string): string {
  const lines = VENDOR_LIST.flatMap(vendor => {
    const credentials = vendor.credentials(sim.world().state(vendor))
    return [
      paint('bold', vendor.title),
      ...vendor.paths.map(path => `  ${paint('cyan', url + path)}`),
      ...credentials.map(({ header, who }) => `    ${header}  ${paint('dim', who)}`),
      '',
    ]
  })
  return [
    ...lines,
    `${paint('bold', 'Everything else')}`,
    `  ${paint('cyan', url)}  ${paint('dim', 'endpoints, credentials, GraphiQL, control plane')}`,
    '',
  ].join('\n')
}

/** One line per answered request. */
export function requestLine({ method, url, status, durationMs }: AnsweredRequest): string {
  const colour = status < 400 ? 'green' : status < 500 ? 'yellow' : 'red'
  return `${paint(colour, String(status))} ${method} ${url} ${paint('dim', `${durationMs} ms`)}`
}
