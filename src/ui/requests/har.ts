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

function toEntry({ at, durationMs, operation, caller, request, response }: RequestDetail, origin: string): object {
  const url = new URL(request.url, origin)
  const type = headerOf(request.headers, 'content-type')
  return {
    startedDateTime: at,
    time: durationMs,
    request: {
      method: request.method,
      url: url.href,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(request.headers),
      queryString: toPairs(Object.fromEntries(url.searchParams)),
      ...(request.body === null ? {} : { postData: { mimeType: type, text: request.body } }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: response.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(response.headers),
      content: {
        size: response.body?.length ?? 0,
        mimeType: headerOf(response.headers, 'content-type'),
        ...(response.body === null ? {} : { text: response.body }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: [operation, caller].filter(Boolean).join(' by '),
  }
}

function headerOf(headers: RequestDetail['request']['headers'], wanted: string): string {
  return String(Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '')
}

function toPairs(members: Readonly<Record<string, unknown>>): object[] {
  return Object.entries(members).map(([name, value]) => ({ name, value: String(value) }))
}
