import type { AnyJson } from '../setup.ts'

/** Sends one GraphQL operation over HTTP and answers status and parsed body. */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  query: string,
  variables?: Record<string, unknown>,
): Promise<{ status: number; body: AnyJson; headers: Headers }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, body: await response.json(), headers: response.headers }
}
