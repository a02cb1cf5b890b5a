/** Connections to Redis. */
import { errorCode, errorMessage } from '../../../errors/reasons.ts'
import { REAL_TIME } from '../../../time/real-time.ts'
import { simulatorError } from '../../errors.ts'

/** How long Redis may take to answer, real milliseconds; then it counts as away. */
const ANSWER_MS = 1500
/** How long after a failure the next connection is tried, real milliseconds. */
const RECONNECT_MS = 100
/** How many calls may wait for their answers; more are refused, each for itself: there are no transactions of several. */
const MAX_CALLS = 20_000

/** A connection. */
export type Client = ReturnType<(typeof import('@redis/client'))['createClient']>

/** A connection for calls, and one for news. Refuses with `STORE_UNAVAILABLE` where Redis cannot be reached. */
export async function connect(url: string): Promise<[client: Client, news: Client]> {
  const { createClient } = await import('@redis/client')
  let isBegun = false
  const client: Client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_CALLS,
    // The client's own would be a second timer for each call, and ends none that was sent.
    commandOptions: { timeout: 0 },
    socket: {
      connectTimeout: ANSWER_MS,
      reconnectStrategy: (_, cause) => (isBegun ? RECONNECT_MS : cause),
    },
  })
  const news = client.duplicate()
  // Calls tell it.
  for (const one of [client, news]) one.on('error', () => {})
  try {
    await Promise.all([client.connect(), news.connect()])
  } catch (error) {
    client.destroy()
    if (news.isOpen) news.destroy()
    const { host, hostname } = new URL(url)
    const reason = errorMessage(error) || errorCode(error)
    throw simulatorError('STORE_UNAVAILABLE', `Redis at ${host || hostname} cannot be used: ${reason}.`)
  }
  isBegun = true
  return [client, news]
}

/** The answer, or a rejection when Redis takes too long: it may be paused, or out of reach. */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const lift = REAL_TIME.after(ANSWER_MS, () => reject(new Error(`Redis does not answer within ${ANSWER_MS} ms`)))
    answer.then(resolve, reject).finally(lift)
  })
}
