/** Requests as a HAR file (HTTP Archive 1.2), which browsers and proxies read. */
import type { RequestDetail } from '../page/answers.ts'

/** The archive, as an object to write as JSON. `origin`: scheme, host and port for URLs that are paths. */
export function toHar(details: readonly RequestDetail[], origin: string): object {
  return {
    log: {
      version: '1.2',
      creator: { name: 'backlot', version: '1' },
      entries: details.map(one => toEntry(one, origin)),
    },
  }
}

function toEntry({ at, durationMs, request, response }: RequestDetail, origin: string): object {
  const url = new URL(request.url, origin)
  return {
    startedDateTime: at,
    time: durationMs,
    request: {
      ...HALF,
      method: request.method,
      url: url.href,
      headers: toPairs(request.headers),
      queryString: toPairs(Object.fromEntries(url.searchParams)),
      postData: { mimeType: typeOf(request), text: request.body ?? '' },
    },
    response: {
      ...HALF,
      status: response.status,
      statusText: '',
      redirectURL: '',
      headers: toPairs(response.headers),
      content: { size: response.body?.length ?? 0, mimeType: typeOf(response), text: response.body ?? '' },
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
  }
}

/** What is told alike of every request and answer: -1 is what is not known. */
const HALF = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: -1 } as const

function typeOf({ headers }: Pick<RequestDetail['request'], 'headers'>): string {
  return String(headers['content-type'] ?? '')
}

function toPairs(members: Readonly<Record<string, unknown>>): object[] {
  return Object.entries(members).map(([name, value]) => ({ name, value: String(value) }))
}
